evidence|impact|T1486|Many files given a new ending|CRITICAL|+1 01:10:00|SRV-FILES.corp.example|!beacon|*.locked|1200
evidence|discovery|T1018|Domain trust discovery|MEDIUM|03:21:00|SRV-FILES.corp.example|tool01|nltest /domain_trusts|12
evidence|persistence|T1543.003|Service in a folder that users write|HIGH|03:00:05|SRV-FILES.corp.example|!beacon|C:\ProgramData\upd\updater-service-host.exe|1
evidence|lateral-movement|T1021.002|Connections to many shares|MEDIUM|04:00:00|SRV-FILES.corp.example|!beacon|10.1.0.10|5
evidence|execution|T1059.003|Shell of a service|MEDIUM|03:10:00|SRV-FILES.corp.example|!cmd0|cmd.exe /c step0.bat|6
evidence|defense-evasion|T1070.001|Event log cleared|HIGH|+1 01:20:00|SRV-FILES.corp.example||Security|1
missing|DNS|SRV-FILES.corp.example
