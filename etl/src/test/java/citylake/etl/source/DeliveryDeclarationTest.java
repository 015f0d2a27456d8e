package citylake.etl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryDeclarationTest {
  private static final String CITY =
      """
      city: lakeside
      name: Lakeside
      city_code: "C07"
      city_code_system: test
      vendor: pipe-text
      time_zone: Asia/Shanghai
      coordinate_system: {name: "EPSG:4326"}
      centre: {lon: 117.2, lat: 31.8}
      deadline: "01:00"
      contact: data desk
      onboarding: {state: trial, wave: 2}
      dumps:
        incident: {files: "%s"}
      %s
      """;

  private static City city(String files, String delivery) {
    Problems problems = new Problems();
    City city =
        CityFile.read("lakeside", CITY.formatted(files, delivery), problems.in("lakeside.yaml"));
    problems.refuse();
    return city;
  }

  private static DeliveryPlace place(String delivery) {
    return city("lakeside/aj_*.txt", "delivery: " + delivery).delivery().orElseThrow();
  }

  @Test
  void aCityWithoutItDeliversByItself() {
    assertThat(city("lakeside/aj_*.txt", "").delivery()).isEmpty();
  }

  @Test
  void theThreeWaysToTellAWholeFile() {
    assertThat(place("{from: /mnt/lakeside, complete: {stable_seconds: 60}}"))
        .isEqualTo(
            new DeliveryPlace(
                URI.create("file:///mnt/lakeside/"),
                null,
                null,
                null,
                null,
                new DeliveryPlace.Stable(60),
                List.of()));
    assertThat(
            place("{from: \"hdfs://name:9000/out\", complete: {marker: .done}, credentials: lake}"))
        .isEqualTo(
            new DeliveryPlace(
                URI.create("hdfs://name:9000/out/"),
                "lake",
                null,
                null,
                null,
                new DeliveryPlace.Marker(".done"),
                List.of()));
    assertThat(place("{from: \"https://host/out/\", complete: {manifest: SHA256SUMS}}"))
        .isEqualTo(
            new DeliveryPlace(
                URI.create("https://host/out/"),
                null,
                null,
                null,
                null,
                new DeliveryPlace.Manifest("SHA256SUMS"),
                List.of()));
    assertThat(
            place("{from: \"https://host/o\", complete: {marker: .ok}, names: [\"aj_{date}.txt\"]}")
                .names())
        .containsExactly("aj_{date}.txt");
  }

  @Test
  void allThatIsWrongIsToldTogether() {
    assertThatThrownBy(
            () ->
                city(
                    "*/aj_*.txt",
                    "delivery: {from: \"https://user:secret@host/out\", credentials: A-b, complete: {marker: a/b, manifest: c}, pass: x}"))
        .hasMessage(
            """
            Invalid sources: 5 problem(s). No dump was read; correct the declarations:
              lakeside.yaml: delivery.complete: must say one of manifest, marker, stable_seconds
              lakeside.yaml: delivery.credentials: 'A-b' is invalid (must be a lower-case word)
              lakeside.yaml: delivery.from: names a user: write user and password in the secrets file, under credentials
              lakeside.yaml: delivery.pass: is unknown (allowed: certificates, complete, credentials, endpoint, from, host_key, names)
              lakeside.yaml: dumps.incident.files: '*/aj_*.txt' names no folder below the folder of dumps to which delivery could fetch, e.g. "newtown/incident_*.csv\"""");
  }

  @Test
  void whatLiesAtAWebAddressIsNamed() {
    assertThatThrownBy(
            () -> place("{from: \"s3://dumps/out\", complete: {marker: .ok}, endpoint: here}"))
        .hasMessageContaining("delivery.credentials: is missing: s3 lets nobody in without")
        .hasMessageContaining("delivery.endpoint: 'here' is invalid (must be a web address)");
    assertThatThrownBy(() -> place("{from: \"http://host/\", complete: {marker: .ok}}"))
        .hasMessageContaining(
            "delivery.names: is missing: what lies at a web address cannot be listed (name the files, e.g. [\"incident_{date}.csv.gz\"], or a manifest)");
    assertThatThrownBy(() -> place("{from: \"ftp://host/?a=b\", complete: {stable_seconds: 4000}}"))
        .hasMessageContaining(
            "delivery.from: 'ftp://host/?a=b' is invalid (must be an absolute path or a URI of file, hdfs, http, https, s3, sftp, without user and query)")
        .hasMessageContaining("delivery.complete.stable_seconds: '4000' is invalid");
    assertThatThrownBy(
            () ->
                place("{from: \"sftp://host/a\", complete: {marker: .ok}, host_key: \"SHA256:a\"}"))
        .hasMessageContaining(
            "delivery.host_key: must be the fingerprint of the server's key, as ssh-keygen -l shows it: SHA256:...")
        .hasMessageContaining("delivery.credentials: is missing: sftp lets nobody in without");
    assertThatThrownBy(
            () -> place("{from: /mnt/a, complete: {marker: .ok}, names: [a], host_key: b}"))
        .hasMessageContaining("delivery.names: is not needed: the folder is listed")
        .hasMessageContaining("delivery.host_key: is for sftp alone");
  }

  @Test
  void aServerMayBeKnownByCertificatesOfItsOwn() {
    String pem =
        """
        -----BEGIN CERTIFICATE-----
        MIIBWzCCAQCgAwIBAgIJAPn4RWPdxdwlMAoGCCqGSM49BAMCMA8xDTALBgNVBAMT
        BGNpdHkwIBcNMjYxMTI4MTczMjQ4WhgPMjEyNjExMDQxNzMyNDhaMA8xDTALBgNV
        BAMTBGNpdHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARsik7Qrov09eqJcgPt
        Xmi8FPchF1pId0trQ5FOeNiUlue7A/PLdUROYWbFfujXFLCWkSAKdvpgiF/Vrjp1
        O+zzo0MwQTAdBgNVHQ4EFgQUnFkJXixOUnLhB6ccO8qx+UBX1DEwIAYDVR0RBBkw
        F4IVZmlsZXMubmV3dG93bi5leGFtcGxlMAoGCCqGSM49BAMCA0kAMEYCIQDT2pIr
        6tAejERDSTm+d3hvTNNMIAOCrmgjL1ETDVDOWQIhAJwENLuglKL7KoK5ExpnjDyV
        Z+1ATTXSc+jhdgkSWWMo
        -----END CERTIFICATE-----
        """;
    String declared =
        "{from: \"%s://files.newtown.example/out/\", complete: {manifest: SHA256SUMS}, certificates: \"%s\"}";

    assertThat(place(declared.formatted("https", pem.replace("\n", "\\n"))).certificates())
        .isEqualTo(pem.strip());
    assertThatThrownBy(() -> place(declared.formatted("https", "MIIB...")))
        .hasMessageContaining(
            "delivery.certificates: must be certificates in PEM, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----")
        .hasMessageNotContaining("MIIB");
    assertThatThrownBy(() -> place(declared.formatted("http", pem.replace("\n", "\\n"))))
        .hasMessageContaining("delivery.certificates: is for https alone");
  }
}
