/// How rare things are: learned rates of rules on hosts, and the threshold for stories.
@NullMarked
package org.cresset.surprise;

import org.jspecify.annotations.NullMarked;
