/// Files inside files: zip, tar, gzip and zstd, unpacked as streams within limits.
@NullMarked
package org.cresset.read.archive;

import org.jspecify.annotations.NullMarked;
