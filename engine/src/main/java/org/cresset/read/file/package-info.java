/// Finds the files that a path stands for, tells by content what each is, and reads it.
@NullMarked
package org.cresset.read.file;

import org.jspecify.annotations.NullMarked;
