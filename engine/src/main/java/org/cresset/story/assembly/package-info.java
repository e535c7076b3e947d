/// Makes stories of what hangs together on hosts: joins hosts, rates, scores, explains.
@NullMarked
package org.cresset.story.assembly;

import org.jspecify.annotations.NullMarked;
