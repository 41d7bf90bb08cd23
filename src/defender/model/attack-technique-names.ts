/**
 * MITRE ATT&CK for Enterprise, version 18.0 (October 2025), retrieved in November 2026: id, letters of the tactics, name,
 * then the sub-techniques. Techniques of Reconnaissance and Resource development are omitted: no alert can detect them.
 * © The MITRE Corporation, used with permission.
 * @see https://attack.mitre.org/techniques/enterprise/
 * @see https://attack.mitre.org/resources/legal-and-branding/terms-of-use/
 */
export const TECHNIQUE_LINES = `
T1001 l Data Obfuscation; 001 Junk Data; 002 Steganography; 003 Protocol or Service Impersonation
T1003 h OS Credential Dumping; 001 LSASS Memory; 002 Security Account Manager; 003 NTDS; 004 LSA Secrets; 005 Cached Domain Credentials; 006 DCSync; 007 Proc Filesystem; 008 /etc/passwd and /etc/shadow
T1005 k Data from Local System
T1006 g Direct Volume Access
T1007 i System Service Discovery
T1008 l Fallback Channels
T1010 i Application Window Discovery
T1011 m Exfiltration Over Other Network Medium; 001 Exfiltration Over Bluetooth
T1012 i Query Registry
T1014 g Rootkit
T1016 i System Network Configuration Discovery; 001 Internet Connection Discovery; 002 Wi-Fi Discovery
T1018 i Remote System Discovery
T1020 m Automated Exfiltration; 001 Traffic Duplication
T1021 j Remote Services; 001 Remote Desktop Protocol; 002 SMB/Windows Admin Shares; 003 Distributed Component Object Model; 004 SSH; 005 VNC; 006 Windows Remote Management; 007 Cloud Services; 008 Direct Cloud VM Connections
T1025 k Data from Removable Media
T1027 g Obfuscated Files or Information; 001 Binary Padding; 002 Software Packing; 003 Steganography; 004 Compile After Delivery; 005 Indicator Removal from Tools; 006 HTML Smuggling; 007 Dynamic API Resolution; 008 Stripped Payloads; 009 Embedded Payloads; 010 Command Obfuscation; 011 Fileless Storage; 012 LNK Icon Smuggling; 013 Encrypted/Encoded File; 014 Polymorphic Code; 015 Compression; 016 Junk Code Insertion; 017 SVG Smuggling
T1029 m Scheduled Transfer
T1030 m Data Transfer Size Limits
T1033 i System Owner/User Discovery
T1036 g Masquerading; 001 Invalid Code Signature; 002 Right-to-Left Override; 003 Rename Legitimate Utilities; 004 Masquerade Task or Service; 005 Match Legitimate Resource Name or Location; 006 Space after Filename; 007 Double File Extension; 008 Masquerade File Type; 009 Break Process Trees; 010 Masquerade Account Name; 011 Overwrite Process Arguments; 012 Browser Fingerprint
T1037 ef Boot or Logon Initialization Scripts; 001 Logon Script (Windows); 002 Login Hook; 003 Network Logon Script; 004 RC Scripts; 005 Startup Items
T1039 k Data from Network Shared Drive
T1040 hi Network Sniffing
T1041 m Exfiltration Over C2 Channel
T1046 i Network Service Discovery
T1047 d Windows Management Instrumentation
T1048 m Exfiltration Over Alternative Protocol; 001 Exfiltration Over Symmetric Encrypted Non-C2 Protocol; 002 Exfiltration Over Asymmetric Encrypted Non-C2 Protocol; 003 Exfiltration Over Unencrypted Non-C2 Protocol
T1049 i System Network Connections Discovery
T1052 m Exfiltration Over Physical Medium; 001 Exfiltration over USB
T1053 def Scheduled Task/Job; 002 At; 003 Cron; 005 Scheduled Task; 006 Systemd Timers; 007 Container Orchestration Job
T1055 fg Process Injection; 001 Dynamic-link Library Injection; 002 Portable Executable Injection; 003 Thread Execution Hijacking; 004 Asynchronous Procedure Call; 005 Thread Local Storage; 008 Ptrace System Calls; 009 Proc Memory; 011 Extra Window Memory Injection; 012 Process Hollowing; 013 Process Doppelgänging; 014 VDSO Hijacking; 015 ListPlanting
T1056 hk Input Capture; 001 Keylogging; 002 GUI Input Capture; 003 Web Portal Capture; 004 Credential API Hooking
T1057 i Process Discovery
T1059 d Command and Scripting Interpreter; 001 PowerShell; 002 AppleScript; 003 Windows Command Shell; 004 Unix Shell; 005 Visual Basic; 006 Python; 007 JavaScript; 008 Network Device CLI; 009 Cloud API; 010 AutoHotKey & AutoIT; 011 Lua; 012 Hypervisor CLI; 013 Container CLI/API
T1068 f Exploitation for Privilege Escalation
T1069 i Permission Groups Discovery; 001 Local Groups; 002 Domain Groups; 003 Cloud Groups
T1070 g Indicator Removal; 001 Clear Windows Event Logs; 002 Clear Linux or Mac System Logs; 003 Clear Command History; 004 File Deletion; 005 Network Share Connection Removal; 006 Timestomp; 007 Clear Network Connection History and Configurations; 008 Clear Mailbox Data; 009 Clear Persistence; 010 Relocate Malware
T1071 l Application Layer Protocol; 001 Web Protocols; 002 File Transfer Protocols; 003 Mail Protocols; 004 DNS; 005 Publish/Subscribe Protocols
T1072 dj Software Deployment Tools
T1074 k Data Staged; 001 Local Data Staging; 002 Remote Data Staging
T1078 cefg Valid Accounts; 001 Default Accounts; 002 Domain Accounts; 003 Local Accounts; 004 Cloud Accounts
T1080 j Taint Shared Content
T1082 i System Information Discovery
T1083 i File and Directory Discovery
T1087 i Account Discovery; 001 Local Account; 002 Domain Account; 003 Email Account; 004 Cloud Account
T1090 l Proxy; 001 Internal Proxy; 002 External Proxy; 003 Multi-hop Proxy; 004 Domain Fronting
T1091 cj Replication Through Removable Media
T1092 l Communication Through Removable Media
T1095 l Non-Application Layer Protocol
T1098 ef Account Manipulation; 001 Additional Cloud Credentials; 002 Additional Email Delegate Permissions; 003 Additional Cloud Roles; 004 SSH Authorized Keys; 005 Device Registration; 006 Additional Container Cluster Roles; 007 Additional Local or Domain Groups
T1102 l Web Service; 001 Dead Drop Resolver; 002 Bidirectional Communication; 003 One-Way Communication
T1104 l Multi-Stage Channels
T1105 l Ingress Tool Transfer
T1106 d Native API
T1110 h Brute Force; 001 Password Guessing; 002 Password Cracking; 003 Password Spraying; 004 Credential Stuffing
T1111 h Multi-Factor Authentication Interception
T1112 eg Modify Registry
T1113 k Screen Capture
T1114 k Email Collection; 001 Local Email Collection; 002 Remote Email Collection; 003 Email Forwarding Rule
T1115 k Clipboard Data
T1119 k Automated Collection
T1120 i Peripheral Device Discovery
T1123 k Audio Capture
T1124 i System Time Discovery
T1125 k Video Capture
T1127 g Trusted Developer Utilities Proxy Execution; 001 MSBuild; 002 ClickOnce; 003 JamPlus
T1129 d Shared Modules
T1132 l Data Encoding; 001 Standard Encoding; 002 Non-Standard Encoding
T1133 ce External Remote Services
T1134 fg Access Token Manipulation; 001 Token Impersonation/Theft; 002 Create Process with Token; 003 Make and Impersonate Token; 004 Parent PID Spoofing; 005 SID-History Injection
T1135 i Network Share Discovery
T1136 e Create Account; 001 Local Account; 002 Domain Account; 003 Cloud Account
T1137 e Office Application Startup; 001 Office Template Macros; 002 Office Test; 003 Outlook Forms; 004 Outlook Home Page; 005 Outlook Rules; 006 Add-ins
T1140 g Deobfuscate/Decode Files or Information
T1176 e Software Extensions; 001 Browser Extensions; 002 IDE Extensions
T1185 k Browser Session Hijacking
T1187 h Forced Authentication
T1189 c Drive-by Compromise
T1190 c Exploit Public-Facing Application
T1195 c Supply Chain Compromise; 001 Compromise Software Dependencies and Development Tools; 002 Compromise Software Supply Chain; 003 Compromise Hardware Supply Chain
T1197 eg BITS Jobs
T1199 c Trusted Relationship
T1200 c Hardware Additions
T1201 i Password Policy Discovery
T1202 g Indirect Command Execution
T1203 d Exploitation for Client Execution
T1204 d User Execution; 001 Malicious Link; 002 Malicious File; 003 Malicious Image; 004 Malicious Copy and Paste; 005 Malicious Library
T1205 egl Traffic Signaling; 001 Port Knocking; 002 Socket Filters
T1207 g Rogue Domain Controller
T1210 j Exploitation of Remote Services
T1211 g Exploitation for Defense Evasion
T1212 h Exploitation for Credential Access
T1213 k Data from Information Repositories; 001 Confluence; 002 Sharepoint; 003 Code Repositories; 004 Customer Relationship Management Software; 005 Messaging Applications; 006 Databases
T1216 g System Script Proxy Execution; 001 PubPrn; 002 SyncAppvPublishingServer
T1217 i Browser Information Discovery
T1218 g System Binary Proxy Execution; 001 Compiled HTML File; 002 Control Panel; 003 CMSTP; 004 InstallUtil; 005 Mshta; 007 Msiexec; 008 Odbcconf; 009 Regsvcs/Regasm; 010 Regsvr32; 011 Rundll32; 012 Verclsid; 013 Mavinject; 014 MMC; 015 Electron Applications
T1219 l Remote Access Tools; 001 IDE Tunneling; 002 Remote Desktop Software; 003 Remote Access Hardware
T1220 g XSL Script Processing
T1221 g Template Injection
T1222 g File and Directory Permissions Modification; 001 Windows File and Directory Permissions Modification; 002 Linux and Mac File and Directory Permissions Modification
T1480 g Execution Guardrails; 001 Environmental Keying; 002 Mutual Exclusion
T1482 i Domain Trust Discovery
T1484 fg Domain or Tenant Policy Modification; 001 Group Policy Modification; 002 Trust Modification
T1485 n Data Destruction; 001 Lifecycle-Triggered Deletion
T1486 n Data Encrypted for Impact
T1489 n Service Stop
T1490 n Inhibit System Recovery
T1491 n Defacement; 001 Internal Defacement; 002 External Defacement
T1495 n Firmware Corruption
T1496 n Resource Hijacking; 001 Compute Hijacking; 002 Bandwidth Hijacking; 003 SMS Pumping; 004 Cloud Service Hijacking
T1497 gi Virtualization/Sandbox Evasion; 001 System Checks; 002 User Activity Based Checks; 003 Time Based Checks
T1498 n Network Denial of Service; 001 Direct Network Flood; 002 Reflection Amplification
T1499 n Endpoint Denial of Service; 001 OS Exhaustion Flood; 002 Service Exhaustion Flood; 003 Application Exhaustion Flood; 004 Application or System Exploitation
T1505 e Server Software Component; 001 SQL Stored Procedures; 002 Transport Agent; 003 Web Shell; 004 IIS Components; 005 Terminal Services DLL; 006 vSphere Installation Bundles
T1518 i Software Discovery; 001 Security Software Discovery; 002 Backup Software Discovery
T1525 e Implant Internal Image
T1526 i Cloud Service Discovery
T1528 h Steal Application Access Token
T1529 n System Shutdown/Reboot
T1530 k Data from Cloud Storage
T1531 n Account Access Removal
T1534 j Internal Spearphishing
T1535 g Unused/Unsupported Cloud Regions
T1537 m Transfer Data to Cloud Account
T1538 i Cloud Service Dashboard
T1539 h Steal Web Session Cookie
T1542 eg Pre-OS Boot; 001 System Firmware; 002 Component Firmware; 003 Bootkit; 004 ROMMONkit; 005 TFTP Boot
T1543 ef Create or Modify System Process; 001 Launch Agent; 002 Systemd Service; 003 Windows Service; 004 Launch Daemon; 005 Container Service
T1546 ef Event Triggered Execution; 001 Change Default File Association; 002 Screensaver; 003 Windows Management Instrumentation Event Subscription; 004 Unix Shell Configuration Modification; 005 Trap; 006 LC_LOAD_DYLIB Addition; 007 Netsh Helper DLL; 008 Accessibility Features; 009 AppCert DLLs; 010 AppInit DLLs; 011 Application Shimming; 012 Image File Execution Options Injection; 013 PowerShell Profile; 014 Emond; 015 Component Object Model Hijacking; 016 Installer Packages; 017 Udev Rules; 018 Python Startup Hooks
T1547 ef Boot or Logon Autostart Execution; 001 Registry Run Keys / Startup Folder; 002 Authentication Package; 003 Time Providers; 004 Winlogon Helper DLL; 005 Security Support Provider; 006 Kernel Modules and Extensions; 007 Re-opened Applications; 008 LSASS Driver; 009 Shortcut Modification; 010 Port Monitors; 012 Print Processors; 013 XDG Autostart Entries; 014 Active Setup; 015 Login Items
T1548 fg Abuse Elevation Control Mechanism; 001 Setuid and Setgid; 002 Bypass User Account Control; 003 Sudo and Sudo Caching; 004 Elevated Execution with Prompt; 005 Temporary Elevated Cloud Access; 006 TCC Manipulation
T1550 gj Use Alternate Authentication Material; 001 Application Access Token; 002 Pass the Hash; 003 Pass the Ticket; 004 Web Session Cookie
T1552 h Unsecured Credentials; 001 Credentials In Files; 002 Credentials in Registry; 003 Shell History; 004 Private Keys; 005 Cloud Instance Metadata API; 006 Group Policy Preferences; 007 Container API; 008 Chat Messages
T1553 g Subvert Trust Controls; 001 Gatekeeper Bypass; 002 Code Signing; 003 SIP and Trust Provider Hijacking; 004 Install Root Certificate; 005 Mark-of-the-Web Bypass; 006 Code Signing Policy Modification
T1554 e Compromise Host Software Binary
T1555 h Credentials from Password Stores; 001 Keychain; 002 Securityd Memory; 003 Credentials from Web Browsers; 004 Windows Credential Manager; 005 Password Managers; 006 Cloud Secrets Management Stores
T1556 egh Modify Authentication Process; 001 Domain Controller Authentication; 002 Password Filter DLL; 003 Pluggable Authentication Modules; 004 Network Device Authentication; 005 Reversible Encryption; 006 Multi-Factor Authentication; 007 Hybrid Identity; 008 Network Provider DLL; 009 Conditional Access Policies
T1557 hk Adversary-in-the-Middle; 001 LLMNR/NBT-NS Poisoning and SMB Relay; 002 ARP Cache Poisoning; 003 DHCP Spoofing; 004 Evil Twin
T1558 h Steal or Forge Kerberos Tickets; 001 Golden Ticket; 002 Silver Ticket; 003 Kerberoasting; 004 AS-REP Roasting; 005 Ccache Files
T1559 d Inter-Process Communication; 001 Component Object Model; 002 Dynamic Data Exchange; 003 XPC Services
T1560 k Archive Collected Data; 001 Archive via Utility; 002 Archive via Library; 003 Archive via Custom Method
T1561 n Disk Wipe; 001 Disk Content Wipe; 002 Disk Structure Wipe
T1562 g Impair Defenses; 001 Disable or Modify Tools; 002 Disable Windows Event Logging; 003 Impair Command History Logging; 004 Disable or Modify System Firewall; 006 Indicator Blocking; 007 Disable or Modify Cloud Firewall; 008 Disable or Modify Cloud Logs; 009 Safe Mode Boot; 010 Downgrade Attack; 011 Spoof Security Alerting; 012 Disable or Modify Linux Audit System; 013 Disable or Modify Network Device Firewall
T1563 j Remote Service Session Hijacking; 001 SSH Hijacking; 002 RDP Hijacking
T1564 g Hide Artifacts; 001 Hidden Files and Directories; 002 Hidden Users; 003 Hidden Window; 004 NTFS File Attributes; 005 Hidden File System; 006 Run Virtual Instance; 007 VBA Stomping; 008 Email Hiding Rules; 009 Resource Forking; 010 Process Argument Spoofing; 011 Ignore Process Interrupts; 012 File/Path Exclusions; 013 Bind Mounts; 014 Extended Attributes
T1565 n Data Manipulation; 001 Stored Data Manipulation; 002 Transmitted Data Manipulation; 003 Runtime Data Manipulation
T1566 c Phishing; 001 Spearphishing Attachment; 002 Spearphishing Link; 003 Spearphishing via Service; 004 Spearphishing Voice
T1567 m Exfiltration Over Web Service; 001 Exfiltration to Code Repository; 002 Exfiltration to Cloud Storage; 003 Exfiltration to Text Storage Sites; 004 Exfiltration Over Webhook
T1568 l Dynamic Resolution; 001 Fast Flux DNS; 002 Domain Generation Algorithms; 003 DNS Calculation
T1569 d System Services; 001 Launchctl; 002 Service Execution; 003 Systemctl
T1570 j Lateral Tool Transfer
T1571 l Non-Standard Port
T1572 l Protocol Tunneling
T1573 l Encrypted Channel; 001 Symmetric Cryptography; 002 Asymmetric Cryptography
T1574 efg Hijack Execution Flow; 001 DLL; 004 Dylib Hijacking; 005 Executable Installer File Permissions Weakness; 006 Dynamic Linker Hijacking; 007 Path Interception by PATH Environment Variable; 008 Path Interception by Search Order Hijacking; 009 Path Interception by Unquoted Path; 010 Services File Permissions Weakness; 011 Services Registry Permissions Weakness; 012 COR_PROFILER; 013 KernelCallbackTable; 014 AppDomainManager
T1578 g Modify Cloud Compute Infrastructure; 001 Create Snapshot; 002 Create Cloud Instance; 003 Delete Cloud Instance; 004 Revert Cloud Instance; 005 Modify Cloud Compute Configurations
T1580 i Cloud Infrastructure Discovery
T1583 b Acquire Infrastructure
T1584 b Compromise Infrastructure
T1585 b Establish Accounts
T1586 b Compromise Accounts
T1587 b Develop Capabilities
T1588 b Obtain Capabilities
T1589 a Gather Victim Identity Information
T1590 a Gather Victim Network Information
T1591 a Gather Victim Org Information
T1592 a Gather Victim Host Information
T1593 a Search Open Websites/Domains
T1594 a Search Victim-Owned Websites
T1595 a Active Scanning
T1596 a Search Open Technical Databases
T1597 a Search Closed Sources
T1598 a Phishing for Information
T1599 g Network Boundary Bridging; 001 Network Address Translation Traversal
T1600 g Weaken Encryption; 001 Reduce Key Space; 002 Disable Crypto Hardware
T1601 g Modify System Image; 001 Patch System Image; 002 Downgrade System Image
T1602 k Data from Configuration Repository; 001 SNMP (MIB Dump); 002 Network Device Configuration Dump
T1606 h Forge Web Credentials; 001 Web Cookies; 002 SAML Tokens
T1608 b Stage Capabilities
T1609 d Container Administration Command
T1610 dg Deploy Container
T1611 f Escape to Host
T1612 g Build Image on Host
T1613 i Container and Resource Discovery
T1614 i System Location Discovery; 001 System Language Discovery
T1615 i Group Policy Discovery
T1619 i Cloud Storage Object Discovery
T1620 g Reflective Code Loading
T1621 h Multi-Factor Authentication Request Generation
T1622 gi Debugger Evasion
T1647 g Plist File Modification
T1648 d Serverless Execution
T1649 h Steal or Forge Authentication Certificates
T1650 b Acquire Access
T1651 d Cloud Administration Command
T1652 i Device Driver Discovery
T1653 e Power Settings
T1654 i Log Enumeration
T1656 g Impersonation
T1657 n Financial Theft
T1659 cl Content Injection
T1665 l Hide Infrastructure
T1666 g Modify Cloud Resource Hierarchy
T1667 n Email Bombing
T1668 e Exclusive Control
T1669 c Wi-Fi Networks
T1671 e Cloud Application Integration
T1672 g Email Spoofing
T1673 i Virtual Machine Discovery
T1674 d Input Injection
T1675 d ESXi Administration Command
T1677 d Poisoned Pipeline Execution
T1678 g Delay Execution
T1679 g Selective Exclusion
T1680 i Local Storage Discovery
T1681 a Search Threat Vendor Data
`;
