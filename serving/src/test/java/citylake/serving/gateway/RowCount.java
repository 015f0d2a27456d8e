package citylake.serving.gateway;

import citylake.serving.client.GatewayClient;
import java.util.List;

/** Counts what comes. */
final class RowCount implements GatewayClient.Reader {
  int rows;

  @Override
  public void columns(List<String> names) {}

  @Override
  public boolean row(List<Object> values) {
    rows++;
    return true;
  }
}
