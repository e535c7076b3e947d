/// What commands print that needs nothing of them: tables, notes, the progress line.
@NullMarked
package org.cresset.node.cli.text;

import org.jspecify.annotations.NullMarked;
