node|outlook|PROCESS|C:\Office\OUTLOOK.EXE|OUTLOOK.EXE|09:00:00|ws-17
node|!word|PROCESS|C:\Office\WINWORD.EXE|WINWORD.EXE /n invoice.docm|09:01:00|ws-17
node|!ps|PROCESS|C:\Windows\powershell.exe|powershell -nop -c iex(...)|09:01:30|ws-17
node|c2|ADDRESS|203.0.113.77|8443/tcp|09:01:40|ws-17
node|session|SESSION|CORP\svc-backup|network logon|11:30:00|srv-files
node|!psexe|SERVICE|PSEXESVC|C:\Windows\PSEXESVC.exe|11:30:05|srv-files
node|!cmd|PROCESS|C:\Windows\System32\cmd.exe|cmd.exe|11:30:10|srv-files
node|!rar|PROCESS|C:\Temp\rar.exe|rar.exe a -hp x.rar D:\finance|11:40:00|srv-files
node|rarfile|FILE|C:\Temp\x.rar||11:40:10|srv-files
edge|outlook|SPAWNED|!word|0.95|
edge|!word|SPAWNED|!ps|0.95|
edge|!ps|CONNECTED|c2|0.8|8443
edge|!ps|LOGGED_ON|session|0.7|
edge|session|CREATED|!psexe|0.8|
edge|!psexe|SPAWNED|!cmd|0.95|
edge|!cmd|SPAWNED|!rar|0.95|
edge|!rar|WROTE|rarfile|0.9|
edge|!rar|CONNECTED|c2|0.4|8443
evidence|execution|T1059.001|Office starts PowerShell|HIGH|09:01:30|ws-17|!ps|powershell -nop -c iex(...)|1
evidence|lateral-movement|T1021.002|PsExec service installed|HIGH|11:30:05|srv-files|!psexe|PSEXESVC|1
evidence|collection|T1560.001|Archive with a password|MEDIUM|11:40:00|srv-files|!rar|rar.exe a -hp x.rar D:\finance|1
