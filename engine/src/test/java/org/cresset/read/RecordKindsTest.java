package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Records that are no Windows events are known by their fields.
final class RecordKindsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aws        | cloudtrail    | {"eventSource":"iam.amazonaws.com","eventName":"ListUsers","awsRegion":"x"}
            aws        | cloudtrail    | {"eventName":"ConsoleLogin","eventType":"AwsConsoleSignIn"}
            azure      | signinlogs    | {"time":"2026-03-04T08:00:00Z","category":"signInLogs","resultType":"0"}
            azure      | auditlogs     | {"category":"AuditLogs","operationName":"Add user"}
            azure      | activitylogs  | {"operationName":"MICROSOFT.X/WRITE","resourceId":"/SUBSCRIPTIONS/1"}
            gcp        | gcp.audit     | {"protoPayload":{"methodName":"SetIamPolicy"},"logName":"x"}
            kubernetes | audit         | {"kind":"Event","auditID":"1","verb":"list","stage":"ResponseComplete"}
            okta       | okta          | {"eventType":"user.session.start","outcome":{"result":"SUCCESS"}}
            m365       | audit         | {"Workload":"Exchange","Operation":"New-InboxRule","UserId":"a@example.org"}
            github     | audit         | {"action":"org.add_member","actor":"a","org":"example"}
            zeek       | conn          | {"uid":"C1","id.orig_h":"10.0.0.9","conn_state":"S0"}
            zeek       | smb_files     | {"uid":"C1","id.orig_h":"10.0.0.9","action":"SMB::FILE_OPEN"}
            """)
    void a_record_is_known_by_its_fields(String product, String service, String record) {
        assertThat(Collected.of(record + "\n").only().source().replaceAll("/\\[.*", ""))
                .isEqualTo(product + "/" + service);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"eventSource":"iam.amazonaws.com"}
            {"eventName":"x","eventType":"page.view"}
            {"category":"shoes","operationName":"x"}
            {"uid":"C1","id.orig_h":"10.0.0.9","action":"read"}
            {"action":"x","actor":"y"}
            """)
    void others_are_of_no_source(String record) {
        assertThat(Collected.of(record + "\n").only().source()).isEqualTo("-/-/[]");
    }
}
