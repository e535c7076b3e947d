/// Text that is made of names and values, as logs hold it: `key=value`, CEF and LEEF.
@NullMarked
package org.cresset.read.pairs;

import org.jspecify.annotations.NullMarked;
