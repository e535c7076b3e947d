/// The commands. Only this package prints.
@NullMarked
package org.cresset.node.cli;

import org.jspecify.annotations.NullMarked;
