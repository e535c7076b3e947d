/// STIX 2.1: values, objects, and ids made from what they say. It knows nothing of what we write into them.
@NullMarked
package org.cresset.stix;

import org.jspecify.annotations.NullMarked;
