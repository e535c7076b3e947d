package org.cresset.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cresset.activity.Told.one;

import java.io.IOException;
import java.util.List;
import org.cresset.activity.Activity.CloudCall;
import org.cresset.activity.Activity.LoggedOn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What records of clouds and of services in them mean.
final class ActivityCloudsTest {

    private static final Endpoint OUTSIDE = new Endpoint("192.0.2.7", "", "");

    @ParameterizedTest
    @CsvSource({
        "user.session.start,SUCCESS,,true",
        "user.session.start,FAILURE,INVALID_CREDENTIALS,false",
        "user.session.start,FAILURE,,false",
        "user.authentication.auth_via_mfa,ALLOW,Sign-on policy evaluation resulted in ALLOW,true",
        "user.authentication.auth_via_mfa,DENY,,false",
    })
    void okta_tells_by_the_result_whether_a_logon_worked(String type, String result, String reason, boolean worked)
            throws IOException {
        LoggedOn logon = (LoggedOn) one("{\"eventType\":\"" + type + "\",\"published\":\"2026-03-04T08:00:00Z\","
                + "\"actor\":{\"alternateId\":\"anna@example.org\"},\"client\":{\"ipAddress\":\"192.0.2.7\"},"
                + "\"outcome\":{\"result\":\"" + result + "\",\"reason\":"
                + (reason == null ? "null" : "\"" + reason + "\"") + "},"
                + "\"authenticationContext\":{\"externalSessionId\":\"S1\"}}");
        assertThat(logon.worked()).isEqualTo(worked);
        assertThat(logon.account()).isEqualTo("anna@example.org");
        assertThat(logon.session()).isEqualTo("S1");
        assertThat(logon.from()).isEqualTo(OUTSIDE);
    }

    @Test
    void sign_ins_of_azure_are_logons_however_they_were_exported() throws IOException {
        for (String record : List.of("""
                {"time":"2026-03-04T08:00:00Z","category":"SignInLogs","operationName":"Sign-in activity",
                "resultType":"50126","callerIpAddress":"192.0.2.7","identity":"Anna",
                "properties":{"userPrincipalName":"anna@example.org","ipAddress":"192.0.2.7"}}""", """
                {"createdDateTime":"2026-03-04T08:00:00Z","userPrincipalName":"anna@example.org",
                "conditionalAccessStatus":"success","ipAddress":"192.0.2.7","status":{"errorCode":50126}}""", """
                {"TimeGenerated":"2026-03-04T08:00:00Z","Type":"SigninLogs","UserPrincipalName":"anna@example.org",
                "IPAddress":"192.0.2.7","ResultType":"50126"}""")) {
            LoggedOn logon = (LoggedOn) one(record);
            assertThat(logon.account()).as(record).isEqualTo("anna@example.org");
            assertThat(logon.from()).as(record).isEqualTo(OUTSIDE);
            assertThat(logon.worked()).as(record).isFalse();
            LoggedOn good = (LoggedOn) one(record.replace("\"50126\"", "\"0\"").replace("50126", "0"));
            assertThat(good.worked()).as(record).isTrue();
        }
    }

    private static CloudCall call(String record) throws IOException {
        return (CloudCall) one(record);
    }

    @Test
    void calls_of_azure_that_failed_are_told_from_those_that_began() throws IOException {
        String audit = """
            {"time":"2026-03-04T08:00:00Z","category":"AuditLogs","operationName":"Add member to role",
            "properties":{"activityDisplayName":"Add member to role","result":"failure","initiatedBy":{"user":
            {"userPrincipalName":"anna@example.org","ipAddress":"192.0.2.7"}}}}""";
        assertThat(call(audit).worked()).isFalse();
        assertThat(call(audit.replace("failure", "success")).worked()).isTrue();
        assertThat(call(audit).identity()).isEqualTo("anna@example.org");
        assertThat(call(audit).from()).isEqualTo(OUTSIDE);
        String activity = """
            {"time":"2026-03-04T08:00:00Z","category":"Administrative","operationName":"MICROSOFT.COMPUTE/X/WRITE",
            "callerIpAddress":"192.0.2.7","resultType":"Start","ResourceId":"/x",
            "identity":{"claims":{"name":"anna","uti":"T1"}}}""";
        assertThat(call(activity).worked()).isTrue();
        assertThat(call(activity.replace("Start", "Failure")).worked()).isFalse();
        assertThat(call(activity).credential()).isEqualTo("T1");
        CloudCall table = call("""
            {"TimeGenerated":"2026-03-04T08:00:00Z","Type":"AzureActivity","ActivityStatusValue":"Failure",
            "OperationNameValue":"MICROSOFT.COMPUTE/X/WRITE","Caller":"anna@example.org",
            "CallerIpAddress":"192.0.2.7","ResourceProviderValue":"MICROSOFT.COMPUTE"}""");
        assertThat(table.worked()).isFalse();
        assertThat(table.service()).isEqualTo("MICROSOFT.COMPUTE");
        CloudCall answer = call("""
            {"operationName":{"value":"Microsoft.Compute/x/write"},"caller":"anna@example.org","status":{"value":"Failed"},
            "eventTimestamp":"2026-03-04T08:00:00Z","httpRequest":{"clientIpAddress":"192.0.2.7"},
            "category":{"value":"Administrative"}}""");
        assertThat(answer.worked()).isFalse();
        assertThat(answer.from()).isEqualTo(OUTSIDE);
    }

    @Test
    void calls_of_google_cloud_and_kubernetes_name_who_called_what() throws IOException {
        CloudCall google = call("""
            {"protoPayload":{"@type":"type.googleapis.com/google.cloud.audit.AuditLog",
            "serviceName":"iam.googleapis.com","methodName":"google.iam.admin.v1.CreateServiceAccountKey",
            "authenticationInfo":{"principalEmail":"anna@example.org","serviceAccountKeyName":"k"},
            "requestMetadata":{"callerIp":"192.0.2.7"},"status":{"code":7}},"timestamp":"2026-03-04T08:00:00Z"}""");
        assertThat(google)
                .isEqualTo(new CloudCall(
                        google.context(),
                        false,
                        "iam.googleapis.com",
                        "google.iam.admin.v1.CreateServiceAccountKey",
                        "anna@example.org",
                        "k",
                        OUTSIDE));
        String kubernetes = """
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"1","stage":"ResponseComplete","verb":"create",
            "user":{"username":"anna"},"sourceIPs":["192.0.2.7","10.0.0.1"],"objectRef":{"resource":"pods"},
            "responseStatus":{"code":403},"requestReceivedTimestamp":"2026-03-04T08:00:00.1Z"}""";
        CloudCall denied = call(kubernetes);
        assertThat(denied).isEqualTo(new CloudCall(denied.context(), false, "pods", "create", "anna", "", OUTSIDE));
        assertThat(call(kubernetes.replace("403", "201")).worked()).isTrue();
    }

    @Test
    void microsoft_365_says_whether_it_worked_and_puts_the_port_behind_the_address() throws IOException {
        String rule = """
            {"CreationTime":"2026-03-04T08:00:00","Operation":"New-InboxRule","Workload":"Exchange","RecordType":1,
            "UserId":"anna@example.org","ClientIP":"192.0.2.7:4000","ResultStatus":"False"}""";
        assertThat(call(rule).worked()).isFalse();
        assertThat(call(rule.replace("False", "True")).worked()).isTrue();
        assertThat(call(rule).from()).isEqualTo(new Endpoint("192.0.2.7", "4000", ""));
        assertThat(call(rule.replace("192.0.2.7:4000", "[2001:db8::1]:4000")).from())
                .isEqualTo(new Endpoint("2001:db8::1", "4000", ""));
        assertThat(call(rule.replace("192.0.2.7:4000", "2001:db8::1")).from())
                .isEqualTo(new Endpoint("2001:db8::1", "", ""));
        LoggedOn failed = (LoggedOn) one("""
            {"CreationTime":"2026-03-04T08:00:00","Operation":"UserLoginFailed","Workload":"AzureActiveDirectory",
            "UserId":"anna@example.org","ClientIP":"192.0.2.7","RecordType":15}""");
        assertThat(failed.worked()).isFalse();
        assertThat(failed.from()).isEqualTo(OUTSIDE);
    }
}
