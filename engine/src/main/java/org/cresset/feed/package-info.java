/// Feeds of indicators, vulnerabilities and warning lists: read from what others write, and written for them.
@NullMarked
package org.cresset.feed;

import org.jspecify.annotations.NullMarked;
