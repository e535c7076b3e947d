/// What is known: techniques of ATT&CK, industries, regions and countries.
@NullMarked
package org.cresset.intel;

import org.jspecify.annotations.NullMarked;
