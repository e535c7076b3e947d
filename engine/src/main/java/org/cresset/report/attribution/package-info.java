/// Who it may be, in words, as JSON and as a part of a page.
@NullMarked
package org.cresset.report.attribution;

import org.jspecify.annotations.NullMarked;
