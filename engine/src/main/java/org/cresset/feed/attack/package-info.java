/// Reads what others publish of groups, techniques and programs: ATT&CK as STIX, galaxies of MISP.
@NullMarked
package org.cresset.feed.attack;

import org.jspecify.annotations.NullMarked;
