/// The embedded runtime: drives the engine over input with the threads of one process.
@NullMarked
package org.cresset.node.pipeline;

import org.jspecify.annotations.NullMarked;
