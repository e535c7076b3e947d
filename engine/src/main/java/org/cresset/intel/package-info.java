/// What is known: so far the techniques of ATT&CK.
@NullMarked
package org.cresset.intel;

import org.jspecify.annotations.NullMarked;
