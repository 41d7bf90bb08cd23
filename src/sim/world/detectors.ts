/** The parts of Defender that raise alerts. */
export type DetectorName =
  | 'endpoint'
  | 'antivirus'
  | 'smart-screen'
  | 'custom-detection'
  | 'office'
  | 'identity'
  | 'cloud-apps'
  | 'entra-protection'
  | 'data-loss-prevention'
  | 'app-governance'
  | 'xdr';

type Detector = {
  /** `serviceSource` and `detectionSource` in Defender XDR, which publishes no list of their values. */
  readonly xdr: { readonly serviceSource: string; readonly detectionSource: string };
  /** The same as members of Graph's enumerations. */
  readonly graph: { readonly serviceSource: string; readonly detectionSource: string };
  readonly productName: string;
  /** The start of `alertId`: `da` endpoint, `fa` Office, `ca` cloud apps, `aa` identity, `ad` Entra, `dl` data loss. */
  readonly alertIdPrefix: 'da' | 'fa' | 'ca' | 'aa' | 'ad' | 'dl';
};

export const DETECTORS: Readonly<Record<DetectorName, Detector>> = {
  endpoint: {
    xdr: { serviceSource: 'MicrosoftDefenderForEndpoint', detectionSource: 'WindowsDefenderAtp' },
    graph: { serviceSource: 'microsoftDefenderForEndpoint', detectionSource: 'microsoftDefenderForEndpoint' },
    productName: 'Microsoft Defender for Endpoint',
    alertIdPrefix: 'da',
  },
  antivirus: {
    xdr: { serviceSource: 'MicrosoftDefenderForEndpoint', detectionSource: 'WindowsDefenderAv' },
    graph: { serviceSource: 'microsoftDefenderForEndpoint', detectionSource: 'antivirus' },
    productName: 'Microsoft Defender for Endpoint',
    alertIdPrefix: 'da',
  },
  'smart-screen': {
    xdr: { serviceSource: 'MicrosoftDefenderForEndpoint', detectionSource: 'WindowsDefenderSmartScreen' },
    graph: { serviceSource: 'microsoftDefenderForEndpoint', detectionSource: 'smartScreen' },
    productName: 'Microsoft Defender for Endpoint',
    alertIdPrefix: 'da',
  },
  'custom-detection': {
    xdr: { serviceSource: 'MicrosoftDefenderForEndpoint', detectionSource: 'CustomDetection' },
    graph: { serviceSource: 'microsoftDefenderForEndpoint', detectionSource: 'customDetection' },
    productName: 'Microsoft Defender for Endpoint',
    alertIdPrefix: 'da',
  },
  office: {
    xdr: { serviceSource: 'OfficeATP', detectionSource: 'OfficeATP' },
    graph: { serviceSource: 'microsoftDefenderForOffice365', detectionSource: 'microsoftDefenderForOffice365' },
    productName: 'Microsoft Defender for Office 365',
    alertIdPrefix: 'fa',
  },
  identity: {
    xdr: { serviceSource: 'AzureATP', detectionSource: 'AzureATP' },
    graph: { serviceSource: 'microsoftDefenderForIdentity', detectionSource: 'microsoftDefenderForIdentity' },
    productName: 'Microsoft Defender for Identity',
    alertIdPrefix: 'aa',
  },
  'cloud-apps': {
    xdr: { serviceSource: 'MicrosoftCloudAppSecurity', detectionSource: 'MCAS' },
    graph: { serviceSource: 'microsoftDefenderForCloudApps', detectionSource: 'cloudAppSecurity' },
    productName: 'Microsoft Defender for Cloud Apps',
    alertIdPrefix: 'ca',
  },
  'entra-protection': {
    xdr: { serviceSource: 'AadIdentityProtection', detectionSource: 'AadIdentityProtection' },
    graph: { serviceSource: 'azureAdIdentityProtection', detectionSource: 'azureAdIdentityProtection' },
    productName: 'Microsoft Entra ID Protection',
    alertIdPrefix: 'ad',
  },
  'data-loss-prevention': {
    xdr: { serviceSource: 'MicrosoftDataLossPrevention', detectionSource: 'MicrosoftDataLossPrevention' },
    graph: { serviceSource: 'dataLossPrevention', detectionSource: 'microsoftDataLossPrevention' },
    productName: 'Microsoft Purview Data Loss Prevention',
    alertIdPrefix: 'dl',
  },
  'app-governance': {
    xdr: { serviceSource: 'AppGovernance', detectionSource: 'AppGovernanceDetection' },
    graph: { serviceSource: 'microsoftAppGovernance', detectionSource: 'appGovernanceDetection' },
    productName: 'Microsoft Defender for Cloud Apps',
    alertIdPrefix: 'ca',
  },
  xdr: {
    xdr: { serviceSource: 'Microsoft365Defender', detectionSource: 'Microsoft365Defender' },
    graph: { serviceSource: 'microsoft365Defender', detectionSource: 'microsoft365Defender' },
    productName: 'Microsoft Defender XDR',
    alertIdPrefix: 'ca',
  },
};
