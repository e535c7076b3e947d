/// Whose the logs of a scan are: options and the file that says it.
@NullMarked
package org.cresset.node.cli.owner;

import org.jspecify.annotations.NullMarked;
