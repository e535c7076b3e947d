package org.cresset.read;

/// How much of anything a reader takes from foreign bytes.
///
/// @param record the longest record, in bytes
/// @param nesting how deep values in a record may be nested
/// @param entries how many values a record may have
/// @param name the longest name of a field, in characters
/// @param archives how deep archives may stand in archives
/// @param archiveEntries how many files an archive may have
/// @param ratio how many bytes may come out of one byte of an archive, once [#grace] bytes have come out
/// @param grace unpacked bytes for which no ratio is asked
public record Limits(
        int record, int nesting, int entries, int name, int archives, int archiveEntries, int ratio, long grace) {

    public static final Limits DEFAULT = new Limits(16 << 20, 64, 20_000, 1024, 6, 100_000, 400, 256L << 20);
}
