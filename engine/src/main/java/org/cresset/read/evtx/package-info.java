/// Windows event logs in their binary form (EVTX): chunks, BinXML and its templates, straight into events.
///
/// Stands on its own: [org.cresset.read.evtx.EvtxFile] needs nothing of Cresset but bytes and a visitor.
@NullMarked
package org.cresset.read.evtx;

import org.jspecify.annotations.NullMarked;
