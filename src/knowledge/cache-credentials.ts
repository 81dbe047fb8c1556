/**
 * Files and settings by which packages are fetched that not everybody may have, by the name that a message calls them.
 * Sources: curl.se/docs/manpage (netrc), git-config(1), learn.microsoft.com/nuget (nuget.config), maven.apache.org/settings,
 * docs.gradle.org (build environment), doc.rust-lang.org/cargo (config, credentials).
 */
export const CREDENTIALS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['.netrc', /[._]netrc\b/],
  ['.git-credentials', /\.git-credentials\b/],
  ['insteadOf', /\binsteadOf\b|\.gitconfig\b/i],
  ['credential.helper', /\bcredential\.helper\b|\bhttp\.\S{0,200}extraheader\b/i],
  ['an SSH key', /\.ssh\/|\bid_(?:rsa|ed25519|ecdsa|dsa)\b|\bssh-(?:add|agent)\b|\bGIT_SSH/],
  ['nuget.config', /\bnuget\.config\b|\bnuget\s+(?:add|update|remove|setapikey|sources?)\b/i],
  ['settings.xml', /\bsettings(?:-security)?\.xml\b/],
  ['gradle.properties', /\bgradle\.properties\b|\binit\.gradle\b|\binit\.d\//],
  ["Cargo's credentials", /\.cargo\/(?:config|credentials)|\bcargo\s+log(?:in|out)\b/],
];

/** Options of the tools that later steps share with, which say where to fetch from, or with what. */
export const CREDENTIAL_OPTIONS: Readonly<Partial<Record<string, RegExp>>> = {
  cargo: /^--(?:config|registry|index)(?![\w-])/,
  gradle: /^(?:-I|--init-script)(?![\w-])|^-[DP][\w.-]*(?:token|passw|pwd|user|auth|secret|api_?key)[\w.-]*/i,
  maven:
    /^(?:-s|--settings|-gs|--global-settings)(?![\w-])|^-D[\w.-]*(?:token|passw|pwd|user(?:name)?$|auth|secret|api_?key)[\w.-]*/i,
  nuget: /^(?:-s|--source|--configfile)(?![\w-])|^[-/]p(?:roperty)?:Restore(?:Additional)?(?:Project)?Sources/i,
};

/** Variables of one script that what is fetched may hang on. */
export const LENT_VARIABLES =
  /TOKEN|PASSW|PASSPHRASE|SECRET|CREDENTIAL|API_?KEY|AUTH|^GIT_|^GO(?:PRIVATE|NOPROXY|NOSUMDB|INSECURE|SUMDB|VCS)|^CARGO_(?:REGISTR|SOURCE|HTTP)|^(?:NuGet|VSS_NUGET)/i;
