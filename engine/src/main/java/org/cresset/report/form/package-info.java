/// The forms in which reports are written: JSON and HTML.
@NullMarked
package org.cresset.report.form;

import org.jspecify.annotations.NullMarked;
