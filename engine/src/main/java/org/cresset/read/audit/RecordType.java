package org.cresset.read.audit;

/// A type of record.
///
/// @param standsAlone whether a record of it is an event of its own
record RecordType(String name, Kind kind, boolean standsAlone) {

    /// What matters about a type here.
    enum Kind {
        SYSCALL,
        EXECVE,
        PATH,
        PROCTITLE,
        EOE,
        /// What the Azure agent makes of a whole event.
        AUOMS,
        OTHER
    }
}
