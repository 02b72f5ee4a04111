; The installer for Windows: per user, no administrator; replaces the program, never the data.
; makensis -DVERSION=… -DNUMBERS=… -DTREE=folder -DDRAWN=folder -DHEAD=file -DPYTHON=… -DWORDS=words.py -DOUT=file installer.nsi
;   /S            silent          /D=folder     where to (last, without quotes)
;   /UNIT=name    whose computer; else unit.json beside the installer is taken
;
; Killed half-way, or where the disk is full, it leaves UNFINISHED behind: with that the program does not start but asks
; to be installed again, and the next installation takes the folder for its own, clears it and begins anew.

Unicode true
Target amd64-unicode
!ifdef QUICK ; large, but at once: to try things with
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
RequestExecutionLevel user
ManifestDPIAware true
AllowSkipFiles off ; a program without one of its files is none
; What it says before its own language is loaded.
!packhdr "${HEAD}" '"${PYTHON}" -B "${WORDS}" "${HEAD}"'

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh

!define NAME "法治创建工作台"
!define WINDOW "${NAME}.exe"
!define REMOVER "卸载.exe"
!define UNFINISHED "安装未完成" ; launcher.c looks for it
!define RUNNING "Local\lushan-desktop-is-running" ; made by launcher.c
!define DATA "$LOCALAPPDATA\lushan-desktop"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\lushan-desktop"
!define CLASSES "Software\Classes"
!define PACKAGE "lushan-desktop.package"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "${DRAWN}/icon.ico"
!define MUI_UNICON "${DRAWN}/icon.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${DRAWN}/side.bmp"
!define MUI_WELCOMEPAGE_TEXT "将安装到您自己的账户，不需要管理员权限，不联网。$\r$\n$\r$\n已装过的，这次只更换程序，数据原样保留。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE RefuseForeign
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; While the program runs, half of its files would be the old ones.
!macro RefuseRunning UN DOING
Function ${UN}RefuseRunning
  again:
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${RUNNING}") p .r0'
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME}正在运行。请先关闭它的窗口，再${DOING}。" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro RefuseRunning "" "安装"
!insertmacro RefuseRunning "un." "卸载"

; Qt has no older one: the program would be installed and not start.
Function RefuseOlderWindows
  ${IfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "${NAME}要在 64 位的 Windows 10（1809 以上）或 Windows 11 上用，这台电脑的系统太旧。" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

; A folder that holds something else is not ours to clear.
Function RefuseForeign
  ${DirState} "$INSTDIR" $0
  StrCpy $1 ""
  ${If} $0 == 1
  ${AndIfNot} ${FileExists} "$INSTDIR\${REMOVER}"
  ${AndIfNot} ${FileExists} "$INSTDIR\${UNFINISHED}"
    StrCpy $1 "“$INSTDIR”里有别的文件"
  ${ElseIf} $0 == -1
  ${AndIf} ${FileExists} "$INSTDIR"
    StrCpy $1 "“$INSTDIR”是一个文件"
  ${EndIf}
  ${If} $1 != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$1。请另选一个文件夹。" /SD IDOK
    SetErrorLevel 3
    IfSilent 0 +2
    Quit
    Abort
  ${EndIf}
FunctionEnd

Function .onInit
  Call RefuseOlderWindows
  Call RefuseRunning
  IfSilent 0 +2
  Call RefuseForeign
FunctionEnd

Function .onInstFailed
  MessageBox MB_OK|MB_ICONSTOP "没有装完。请看看磁盘是否已满、“$INSTDIR”能否写入，再运行一次安装程序。数据不受影响。" /SD IDOK
  SetErrorLevel 5
FunctionEnd

Section
  SetShellVarContext current
  SetOutPath "$INSTDIR"
  ClearErrors
  FileOpen $0 "$INSTDIR\${UNFINISHED}" w
  FileClose $0
  ${If} ${Errors}
    Abort
  ${EndIf}
  WriteUninstaller "$INSTDIR\${REMOVER}"
  File "${TREE}/*.exe" ; they know what UNFINISHED means
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\app"
  File /r "${TREE}/python"
  File /r "${TREE}/app"

  ; Whose computer this is: read by the first run, never after it.
  ${GetParameters} $0
  ${GetOptions} $0 "/UNIT=" $1
  ${If} $1 != ""
    FileOpen $2 "$INSTDIR\app\unit.json" w
    FileWriteUTF16LE /BOM $2 '{"unit": "$1"}'
    FileClose $2
  ${ElseIf} ${FileExists} "$EXEDIR\unit.json"
    CopyFiles /SILENT "$EXEDIR\unit.json" "$INSTDIR\app\unit.json"
  ${EndIf}

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOW}"

  WriteRegStr HKCU "${CLASSES}\.lscj" "" "${PACKAGE}"
  WriteRegStr HKCU "${CLASSES}\${PACKAGE}" "" "${NAME}报送包"
  WriteRegStr HKCU "${CLASSES}\${PACKAGE}\DefaultIcon" "" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "${CLASSES}\${PACKAGE}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\${REMOVER}"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\${REMOVER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  Delete "$INSTDIR\${UNFINISHED}"
SectionEnd

Function un.onInit
  Call un.RefuseRunning
FunctionEnd

Section Uninstall
  SetShellVarContext current
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\app"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\lushan-desktop.exe"
  Delete "$INSTDIR\${UNFINISHED}"
  Delete "$INSTDIR\${REMOVER}"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${CLASSES}\${PACKAGE}"
  ReadRegStr $0 HKCU "${CLASSES}\.lscj" ""
  ${If} $0 == "${PACKAGE}"
    DeleteRegKey HKCU "${CLASSES}\.lscj"
  ${EndIf}
  RMDir /r "${DATA}\Cache"
  RMDir /r "${DATA}\Logs"

  ; The data go only with two answers, and never silently.
  ${If} ${FileExists} "${DATA}\office\*.*"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 "程序已卸载。本单位的全部数据保留在：$\r$\n${DATA}$\r$\n$\r$\n要保留数据吗？" /SD IDYES IDYES kept
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "会议、批示、佐证材料和备份将全部删除，不能找回。确定删除吗？" /SD IDNO IDNO kept
    RMDir /r "${DATA}"
    kept:
  ${EndIf}
SectionEnd
