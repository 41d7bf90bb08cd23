import type { RecipeLanguage } from '../setup-choices.ts';

/**
 * The commands that create a certificate where a recipe looks for it, and the public file to upload. The certificate is
 * valid for 180 days. In the Windows certificate store, the private key cannot be exported.
 */
export function credentialFiles(language: RecipeLanguage): { readonly command: string; readonly upload: string } {
  if (language === 'powershell' || language === 'csharp') {
    return {
      command: [
        "$certificate = New-SelfSignedCertificate -Subject 'CN=incident-reader' `",
        "  -CertStoreLocation 'Cert:\\CurrentUser\\My' -KeyExportPolicy NonExportable `",
        '  -NotAfter (Get-Date).AddDays(180)',
        "Export-Certificate -Cert $certificate -FilePath 'certificate.cer' | Out-Null",
        '$certificate.Thumbprint',
      ].join('\n'),
      upload: 'certificate.cer',
    };
  }
  return {
    command: [
      'umask 077',
      'openssl req -x509 -newkey rsa:3072 -nodes -days 180 -subj /CN=incident-reader \\',
      '  -keyout private-key.pem -out certificate.pem',
      ...(language === 'azure-cli' ? ['cat private-key.pem certificate.pem > credential.pem'] : []),
    ].join('\n'),
    upload: 'certificate.pem',
  };
}
