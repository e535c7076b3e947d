package org.cresset.event;

import java.util.List;
import java.util.Set;

/// The fields that the engine itself reads, with their fixed slots. Names are those that Sigma rules use.
public final class Fields {

    public static final int EVENT_ID = 0;
    public static final int CHANNEL = 1;
    public static final int PROVIDER = 2;
    public static final int COMPUTER = 3;
    public static final int RECORD_ID = 4;
    public static final int ACTION_TYPE = 5;
    public static final int EVENT_TYPE = 6;
    public static final int PROCESS_GUID = 7;
    public static final int PROCESS_ID = 8;
    public static final int IMAGE = 9;
    public static final int COMMAND_LINE = 10;
    public static final int USER = 11;
    public static final int UTC_TIME = 12;
    public static final int SOURCE_PROCESS_GUID = 13;
    public static final int SOURCE_PROCESS_ID = 14;
    public static final int SOURCE_IMAGE = 15;
    public static final int NEW_PROCESS_ID = 16;
    public static final int SUBJECT_USER = 17;
    public static final int SUBJECT_DOMAIN = 18;
    public static final int MESSAGE = 19;
    public static final int PRODUCT_TAG = 20;
    public static final int CATEGORY_TAG = 21;
    public static final int SERVICE_TAG = 22;
    public static final int SOURCE_USER = 23;
    public static final int PROCESS_NAME = 24;

    public static final int CARVED = 25;

    static final List<String> NAMES = List.of(
            "EventID",
            "Channel",
            "Provider_Name",
            "Computer",
            "EventRecordID",
            "ActionType",
            "EventType",
            "ProcessGuid",
            "ProcessId",
            "Image",
            "CommandLine",
            "User",
            "UtcTime",
            "SourceProcessGUID",
            "SourceProcessId",
            "SourceImage",
            "NewProcessId",
            "SubjectUserName",
            "SubjectDomainName",
            "Message",
            "product",
            "category",
            "service",
            "SourceUser",
            "ProcessName",
            "Carved");

    /// The fields by which a record says what it is.
    static final Set<String> IDENTITY = Set.of(
            "EventID", "Channel", "Provider_Name", "ActionType", "UtcTime", "product", "category", "service", "Carved");

    private Fields() {}
}
