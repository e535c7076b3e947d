/// Drawings as SVG that stand in a page: a diagram of things, a chart of lanes. Colours come from the page's style.
@NullMarked
package org.cresset.render.svg;

import org.jspecify.annotations.NullMarked;
