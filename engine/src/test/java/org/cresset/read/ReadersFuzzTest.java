package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cresset.read.Packed.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cresset.Fuzz;
import org.junit.jupiter.api.Test;

/// Damaged input of every kind: it becomes events, pieces that could not be read, or is skipped, and nothing
/// else happens.
final class ReadersFuzzTest {

    private static final Limits LIMITS = new Limits(20_000, 16, 500, 200, 3, 50, 50, 1 << 20);

    private static final String JSON = """
        {"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","@timestamp":"2026-03-04T10:39:26.678Z",
        "Image":"C:\\\\Windows\\\\cmd.exe","n":1.5e3,"b":true,"none":null,"list":[1,{"a":"b"}],"ä":"\\u00e4\\ud83d\\ude00"}
        {"TimeGenerated":"2026-03-04 10:39:26","EventLog":"Security","EventID":4688,
        "EventData":"<EventData><Data Name=\\"a\\">b &amp; c</Data></EventData>"}
        {"EventID":4624,"EventLog":"Security","EventData":"{\\"a\\":{\\"b\\":[1,2]}}"}
        [{"Event":{"#attributes":{"xmlns":"x"},"System":{"Provider":{"#attributes":{"Name":"p"}},"EventID":
        {"#text":600},"Channel":"Windows PowerShell","TimeCreated":{"@SystemTime":"2026-03-04T10:39:26Z"}},
        "EventData":{"Data":[{"@Name":"x","#text":"y"},{"@Name":"z"}]},"UserData":{"u":{"v":1}}}},
        {"EventId":3,"UtcTime":"2026-03-04 10:39:26.674"},{"_source":{"winlog":{"event_id":1}}}]
        """;

    private static final String XML = """
        <?xml version='1.0' encoding='utf-8'?><Events>
        <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='p' Guid='{G}'/>
        <EventID Qualifiers='0'>1</EventID><TimeCreated SystemTime='2026-03-04T10:39:26.6781234Z'/>
        <Channel>Security</Channel></System><EventData><Data Name='a b'>x &lt; &#65;&#1; y</Data><Data>z</Data>
        <Data Name='c'/><Binary>00</Binary></EventData></Event>
        <Event><!-- c --><System><EventID>2</EventID></System><UserData><u xmlns="q"><v w='1'><![CDATA[<]]></v></u>
        </UserData><RenderingInfo><Message>m</Message></RenderingInfo></Event></Events>
        """;

    private static void reads(byte[] bytes) {
        Collected all = Collected.of(bytes, LIMITS);
        assertThat(all.events.size() + all.unreadable.size() + all.skipped.size())
                .as("of " + bytes.length + " bytes something comes out")
                .isPositive();
        all.unreadable.forEach(piece -> {
            assertThat(piece.reason()).isNotBlank().doesNotEndWith(": null");
            assertThat(piece.offset()).isNotNegative();
        });
    }

    @Test
    void json() {
        Fuzz.run(
                3,
                List.of(text(JSON), text(JSON.replace("\n", "") + "\n"), text("\uFEFF" + JSON)),
                ReadersFuzzTest::reads);
    }

    @Test
    void json_of_other_products_in_envelopes() {
        String envelopes = """
            {"Records":[{"eventTime":"2026-03-04T08:00:00Z","eventName":"a","requestParameters":{"a":[{"b":"c"}]}},
            {"eventname":"b","awsregion":"c","Parameters":[[1,{"x":2}]]}],"more":{"a":"]}"}}
            {"took":3,"hits":{"total":1,"hits":[{"_source":{"event":{"category":["process"],"type":"start"},
            "process":{"pid":1,"args":["a","b"]},"host":{"os":{"type":"linux"}}}}]}}
            {"preview":false,"result":{"_raw":"{\\"event_type\\":\\"dns\\",\\"flow_id\\":1}","_time":"x"}}
            {"value":[{"createdDateTime":"2026-03-04T08:00:00Z","log":"{\\"message\\":\\"{}\\"}"}],"@odata.nextLink":"x"}
            {"timestamp":1,"rule":{"id":1},"data":{"win":{"system":{"eventID":"1","channel":"Security"},
            "eventdata":{"a":"b","":"c"}}}}
            """;
        Fuzz.run(3, List.of(text(envelopes), text(envelopes.replace("\n", ""))), ReadersFuzzTest::reads);
    }

    @Test
    void zeek() {
        String table = """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\tdns
            #fields\tts\tuid\tid.orig_h\tquery\tqtype\tanswers
            #types\ttime\tstring\taddr\tstring\tcount\tvector[string]
            1772611200.25\tC1\t10.0.0.9\texample.org\t1\t192.0.2.1,192.0.2.2
            1772611201.5\tC2\t10.0.0.9\t-\t-\t(empty)
            #close\t2026-03-04-09-00-00
            """;
        Fuzz.run(3, List.of(text(table), text(table.replace("\n", "\r\n"))), ReadersFuzzTest::reads);
    }

    @Test
    void audit() {
        String log = """
            type=SYSCALL msg=audit(1772611200.250:17): arch=c000003e syscall=59 success=yes a0=5 ppid=4 exe="/bin/ls" key=61
            type=EXECVE msg=audit(1772611200.250:17): argc=3 a0="ls" a1_len=4 a1[0]=61 a1[1]=62 a2=C3A4
            type=SYSCALL msg=audit(1772611200.250:18): arch=c000003e syscall=42 success=no\u001dARCH=x86_64 SYSCALL=connect
            type=SOCKADDR msg=audit(1772611200.250:18): saddr=0A0000500000000020010DB80000000000000000000100020000
            type=PATH msg=audit(1772611200.250:17): item=0 name="../a" mode=0100644 nametype=CREATE
            type=PROCTITLE msg=audit(1772611200.250:17): proctitle=6C7300
            node=a type=USER_CMD msg=audit(1772611201.5:19): pid=1 msg='op=x (cmd=6C73, res=success)'
            Mar  4 08:00:00 b kernel: audit: type=1400 audit(1772611202.5:20): avc:  denied  { read } for name="x"
            type=AUOMS_EXECVE audit(1772611203.5:21): a="1" path_name=["a","b"] cmdline="c "d e" 'f'" proctitle=g h k= l=
            """;
        Fuzz.run(3, List.of(text(log), text(log.replace("\n", "\r\n"))), ReadersFuzzTest::reads);
    }

    @Test
    void syslog() {
        String old = """
            <38>Mar  4 08:00:01 h1 sshd(pam_unix)[19]: authentication failure; logname= uid=0 rhost=192.0.2.7  user=x
            Mar  4 08:00:02 h1 kernel: [1.5] DROP IN=eth0 OUT= SRC=192.0.2.7 DST=192.0.2.8 DF PROTO=TCP
            \tat a.B(B.java:1)
            192.0.2.10 6705: *Feb 17 13:40:03.673 UTC: %PARSER-5-CFGLOG_LOGGEDCMD: User:x  logged command:y
            2026-03-04T08:00:01.5+01:00 h1 postfix/qmgr[3]: 4F1A2B: from=<a@example.org>, size=99, nrcpt=1 (active)
            Mar  4 08:00:06 h1 dovecot: lda(bob): msgid=<1@example.org>: saved mail to INBOX
            Mar  4 08:00:06 h1 sudo: bob : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/sh
            Mar  4 08:00:06 h1 %%01BGP/3/BGP_AUTH_FAILED(l)[2]:(PeerSession=192.0.2.2:179)
            Mar  4 08:00:06 h1 1,2026/03/04 08:00:00,007,TRAFFIC,end,2049,2026/03/04 07:59:00,1,2,"a ""b"", c",4
            """;
        String newer = """
            <165>1 2026-03-04T08:00:01.003-01:00 h1 app 47 ID9 [x@1 a="1" b="q \\"w\\" \\]"][y@1] CEF:0|V\\|x|P|1|2|n|3|a=b c\\=d e=f
            <34>1 - - - - - - LEEF:2.0|V|P|1|id|x5E|a=b^c=d
            32 <34>1 - a b - - - @cee: {"a":"b"}
            <34>1 - a b - - - <Event><System><EventID>1</EventID><Channel>x</Channel></System></Event>
            <34>1 - a b - - - type=AUOMS_EXECVE audit(1.1:1): a=b c="d \\" e" f='g
            """;
        String pairs = "date=2026-03-04 time=10:00:01 eventtime=1772611201000000000 tz=\"+0100\" devid=\"F\" a=b c\n";
        Fuzz.run(3, List.of(text(old), text(newer), text(pairs + pairs)), ReadersFuzzTest::reads);
    }

    @Test
    void xml() {
        Fuzz.run(
                3,
                List.of(text(XML), text(XML.replace("\n", "")), XML.getBytes(StandardCharsets.UTF_16LE)),
                bytes -> reads(bytes));
    }

    @Test
    void tables() {
        String csv = """
            Id,ProviderName,LogName,TimeCreated,Message,Payload
            4624,"Microsoft-Windows-Security-Auditing",Security,"3/14/2026 10:00:01 PM","a ""b""
            c, d",
            1,,Security,2026-03-04 10:00:00,"{""a"":[1,{""b"":null}]}",x
            """;
        String flows = """
            StartTime,Dur,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,State,TotBytes,Label
            2026/03/04 10:00:01.362768,1.5,tcp,10.0.0.9,50000,  <?>,192.0.2.7,22,CON,3766,x
            """;
        String w3c = """
            #Software: Microsoft Internet Information Services 10.0
            #Fields: date time cs-method cs-uri-stem cs-uri-query cs(User-Agent)
            2026-03-04 10:00:01 GET /a b=c+d Mozilla/5.0+(x)
            #Fields: date\ttime\tcs-uri-scheme\tcs-host\tcs-uri-path\tc-uri
            2026-03-04\t10:00:01\thttp\twww.example.org\t/a.exe\t-
            2026-03-04\t10:00:01\t-\t-\t-\t"http://u@www.example.org:80/a.exe?b"
            #Fields: date-time,message-id,recipient-address
            2026-03-04T10:00:01Z,"a ""b\""",c
            """;
        Fuzz.run(3, List.of(text(csv), text(csv.replace(',', ';')), text(flows), text(w3c)), ReadersFuzzTest::reads);
    }

    @Test
    void logs_of_servers() {
        String access = """
            192.0.2.7 - ann [04/Mar/2026:10:00:00 +0100] "GET /a\\"b?c\\x3cd HTTP/1.1" 200 5 "-" "x\\x16" "z"
            www.example.org:80 192.0.2.7, 192.0.2.8 - - [04/Mar/2026:10:00:00 -0100] "x" 400 - "-" "-"
            """;
        String squid = """
            1772611200.250 180 10.0.0.9 TCP_MISS/200 507 GET http://w.example.org/a.b?c - DIRECT/192.0.2.1 x
            1772611200.250 1 10.0.0.9 TCP_TUNNEL/200 9 CONNECT w.example.org:443 - HIER_NONE/- -
            """;
        String apache = "[Wed Mar 04 10:00:00.25 2026] [core:error] [pid 7:tid 9] [client 192.0.2.7:5] a [b] c\nd\n";
        String nginx = "2026/03/04 10:00:00 [error] 7#9: *5 a \"b\", client: 192.0.2.7, server: _, "
                + "request: \"GET /a?b HTTP/1.1\", host: \"h\"\n";
        Fuzz.run(3, List.of(text(access), text(squid), text(apache), text(nginx)), ReadersFuzzTest::reads);
    }

    @Test
    void logs_of_name_servers() {
        String windows = """
            DNS Server log file creation at 3/4/2026 10:00:00 AM
            Message logging key (for packets - other items use a subset of these fields):

            3/14/2026 10:02:22 PM 0D0C PACKET  000000E2B5A0 UDP Snd 10.0.0.5   0002 R Q [8081   DR  NOERROR] A      (1)w(3)org(0)
              ANSWER SECTION:
                DATA   (1)a[C00C](3)org(0)
            14.3.2026 10:02:22 0D0C EVENT   started
            """;
        String bind = """
            04-Mar-2026 10:00:00.123 queries: info: client @0x7f 10.0.0.9#12 (a.org): query: a.org IN A + (10.0.0.2)
            2026-03-04T10:00:00.125Z general: info: x
            """;
        Fuzz.run(3, List.of(text(windows), text(bind)), ReadersFuzzTest::reads);
    }

    @Test
    void archives() {
        Map<String, byte[]> files = Map.of("a.json", text(JSON), "b/c.xml", text(XML), "d", new byte[100]);
        byte[] zip = Packed.zip(files);
        byte[] tar = Packed.tar(files);
        Fuzz.run(
                3,
                List.of(
                        zip,
                        tar,
                        Packed.gzip(tar),
                        Packed.bzip2(tar),
                        Packed.zstd(tar),
                        Packed.tarWithLinks("x", Packed.gzip(text(JSON))),
                        Packed.zip(Map.of("z.zip", zip, "t.tgz", Packed.gzip(tar), "b", Packed.bzip2(text(XML))))),
                ReadersFuzzTest::reads);
    }
}
