/** The world's files have no drive letters: `/` of a Windows machine is its C:. */
export const userHome = '/Users/learner';

export const powershellPath = '/Windows/System32/WindowsPowerShell/v1.0/powershell.exe';

/** Variables that every process of the user has, in Windows' own spelling. */
export const environment: Readonly<Record<string, string>> = {
  ALLUSERSPROFILE: 'C:\\ProgramData',
  APPDATA: 'C:\\Users\\learner\\AppData\\Roaming',
  ComSpec: 'C:\\Windows\\system32\\cmd.exe',
  HOMEDRIVE: 'C:',
  HOMEPATH: '\\Users\\learner',
  LOCALAPPDATA: 'C:\\Users\\learner\\AppData\\Local',
  OS: 'Windows_NT',
  Path: 'C:\\Windows\\system32;C:\\Windows;C:\\Windows\\System32\\Wbem;C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\;C:\\Windows\\System32\\OpenSSH\\;C:\\Program Files\\Docker\\;C:\\Program Files\\Docker\\Docker\\resources\\bin',
  PATHEXT: '.COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC;.CPL',
  PROCESSOR_ARCHITECTURE: 'AMD64',
  ProgramData: 'C:\\ProgramData',
  ProgramFiles: 'C:\\Program Files',
  PUBLIC: 'C:\\Users\\Public',
  SystemDrive: 'C:',
  SystemRoot: 'C:\\Windows',
  TEMP: 'C:\\Users\\learner\\AppData\\Local\\Temp',
  TMP: 'C:\\Users\\learner\\AppData\\Local\\Temp',
  USERNAME: 'learner',
  USERPROFILE: 'C:\\Users\\learner',
  windir: 'C:\\Windows',
};
