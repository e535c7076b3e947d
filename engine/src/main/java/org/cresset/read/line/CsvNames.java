package org.cresset.read.line;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What exporters of Windows events call the columns of a table where the names alone are too general to be
/// known in any record.
final class CsvNames {

    private static final Map<String, String> EVENT_VIEWER =
            Map.of("Event ID", "EventID", "Date and Time", "TimeCreated", "Source", "SourceName", "Log", "LogName");

    private static final Map<String, String> GET_WIN_EVENT = Map.of(
            "Id",
            "EventID",
            "ProviderName",
            "SourceName",
            "RecordId",
            "EventRecordID",
            "ProcessId",
            "ExecutionProcessID",
            "ThreadId",
            "ThreadID",
            "ProviderId",
            "ProviderGuid");

    private static final Map<String, String> EVTX_ECMD = Map.of(
            "Provider",
            "SourceName",
            "EventRecordId",
            "EventRecordID",
            "RecordNumber",
            "FileRecordNumber",
            "ProcessId",
            "ExecutionProcessID",
            "ThreadId",
            "ThreadID");

    private final Set<String> named;
    private final Map<String, String> others;

    CsvNames(List<String> header) {
        named = Set.copyOf(header);
        others = isEventViewer() ? EVENT_VIEWER : isGetWinEvent() ? GET_WIN_EVENT : isEvtxEcmd() ? EVTX_ECMD : Map.of();
    }

    /// Whether the event viewer of Windows wrote it, which names no column for the message that it puts last.
    boolean isEventViewer() {
        return named.contains("Event ID") && named.contains("Source") && named.contains("Date and Time");
    }

    private boolean isGetWinEvent() {
        return named.contains("Id") && named.contains("ProviderName") && named.contains("LogName");
    }

    private boolean isEvtxEcmd() {
        return named.contains("EventId") && named.contains("Channel") && named.contains("Payload");
    }

    /// The name that is known in any record.
    String of(String name) {
        return others.getOrDefault(name, name);
    }

    /// Whether a column holds a whole record in JSON, whose fields are those of the event.
    boolean isDocument(String name) {
        return name.equals("AuditData") || (name.equals("Payload") && isEvtxEcmd());
    }
}
