@echo off
rem Runs Cresset: finds a JDK from 21 up, builds on first use, and starts it.
setlocal EnableExtensions EnableDelayedExpansion
set "HOME_DIR=%~dp0"
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%j in ('where javac 2^>nul') do if not defined JDK call :try "%%~dpj.."
if not defined JDK for /d %%d in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*") do if not defined JDK call :try "%%~d"
if not defined JDK (
  echo cresset: no JDK from 21 up was found; install one ^(such as Eclipse Temurin 21: https://adoptium.net^) or set JAVA_HOME 1>&2
  exit /b 1
)
set "JAR=%HOME_DIR%node\target\cresset.jar"
if not exist "%JAR%" (
  where mvn >nul 2>nul || ( echo cresset: building needs Maven 3.8 or newer on the PATH; install it ^(https://maven.apache.org^) 1>&2 & exit /b 1 )
  echo cresset: building, once ... 1>&2
  pushd "%HOME_DIR%"
  set "JAVA_HOME=%JDK%"
  call mvn -q -B -pl node -am -DskipTests package 1>&2
  if errorlevel 1 ( popd & echo cresset: the build failed; run "mvn verify" to see why 1>&2 & exit /b 1 )
  popd
)
set "MEMORY=1g"
set "PREVIOUS="
for %%a in (%*) do (
  if "!PREVIOUS!"=="--max-memory" set "MEMORY=%%~a"
  set "PREVIOUS=%%~a"
)
"%JDK%\bin\java" -Xmx%MEMORY% -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "%JAR%" org.cresset.node.cli.Main %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f tokens^=2^ delims^=^" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "delims=." %%m in ("%%v") do if %%m GEQ 21 set "JDK=%~f1"
exit /b 0
