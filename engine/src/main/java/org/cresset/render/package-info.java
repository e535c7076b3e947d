/// How things are shown: escaping, layout in columns, the languages.
@NullMarked
package org.cresset.render;

import org.jspecify.annotations.NullMarked;
