package dev.mailwright;

import dev.mailwright.net.CidrBlock;
import dev.mailwright.net.ConnectionPolicy;
import dev.mailwright.net.ProxyProtocol;
import java.util.List;

/**
 * Whom the server trusts by address, and how many it lets in.
 *
 * @param relay networks whose clients may send to anywhere without a login
 * @param proxies who tells the client's address in a PROXY header
 */
record Perimeter(List<CidrBlock> relay, ProxyProtocol proxies, ConnectionPolicy connections) {}
