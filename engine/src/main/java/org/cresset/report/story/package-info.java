/// Attack stories told: in words, as JSON, as STIX, as a part of the report.
@NullMarked
package org.cresset.report.story;

import org.jspecify.annotations.NullMarked;
