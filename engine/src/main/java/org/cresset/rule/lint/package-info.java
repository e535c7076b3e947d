/// What more the author of a rule should know than that it can be carried out.
@NullMarked
package org.cresset.rule.lint;

import org.jspecify.annotations.NullMarked;
