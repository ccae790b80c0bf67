// Apache Velocity 1.7 set up as the mapping-template reference describes API Gateway: reads requests as JSON lines
// {"id","template","body","params","context","stageVariables","benchSeconds"} and answers {"id","output"} or
// {"id","error":{"kind","message"}} a line. Compiled and run by java-machine.mjs; no part of the product.
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JsonSmartJsonProvider;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import net.minidev.json.JSONArray;
import net.minidev.json.JSONObject;
import net.minidev.json.JSONStyle;
import net.minidev.json.JSONValue;
import net.minidev.json.parser.JSONParser;
import org.apache.commons.lang.StringEscapeUtils;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.InvalidReferenceEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.context.InternalContextAdapterImpl;
import org.apache.velocity.exception.ParseErrorException;
import org.apache.velocity.exception.TemplateInitException;
import org.apache.velocity.runtime.ParserPool;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.apache.velocity.util.introspection.Info;

public class Driver {
  /** The reference's first departure: what does not resolve is an empty string. */
  public static class EmptyWhenInvalid implements InvalidReferenceEventHandler {
    public Object invalidGetMethod(Context context, String reference, Object object, String property, Info info) {
      return "";
    }

    public boolean invalidSetMethod(Context context, String left, String right, Info info) {
      return false;
    }

    public Object invalidMethod(Context context, String reference, Object object, String method, Info info) {
      return "";
    }
  }

  /** Without a match a definite path finds nothing and an indefinite one an empty list. */
  private static final Configuration NO_MATCH_IS_NO_ERROR =
      Configuration.defaultConfiguration().addOptions(Option.SUPPRESS_EXCEPTIONS);

  public static class Input {
    private final String body;
    private final Map<String, Map<String, String>> params;
    private Object document;
    private boolean isText;

    Input(String body, Map<String, Map<String, String>> params) {
      this.body = body == null || body.isEmpty() ? "{}" : body;
      this.params = params;
    }

    public String getBody() {
      return body;
    }

    public Object path(String path) {
      JsonPath compiled = JsonPath.compile(path.startsWith("$") ? path : "$." + path);
      if (document == null) {
        try {
          document = parseStrictly(body);
        } catch (RuntimeException noJson) {
          document = body;
          isText = true;
        }
      }
      // There is nothing below a text, and nothing in a null.
      if (compiled.getPath().equals("$")) return document;
      if (isText) return null;
      if (document == null) return compiled.isDefinite() ? null : new JSONArray();
      return compiled.read(document, NO_MATCH_IS_NO_ERROR);
    }

    public String json(String path) {
      Object found = path(path);
      return found == null ? "\"\"" : JSONValue.toJSONString(found, new JSONStyle(JSONStyle.FLAG_PROTECT_4WEB));
    }

    public Map<String, Map<String, String>> params() {
      return params;
    }

    public String params(String name) {
      for (Map<String, String> group : params.values()) if (group.get(name) != null) return group.get(name);
      return "";
    }
  }

  public static class Util {
    public Object parseJson(String text) {
      return text.isEmpty() ? "" : parseStrictly(text);
    }

    public String urlEncode(String text) throws Exception {
      return URLEncoder.encode(text, "UTF-8");
    }

    public String urlDecode(String text) throws Exception {
      return URLDecoder.decode(text, "UTF-8");
    }

    public String base64Encode(String text) {
      return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public String base64Decode(String text) {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    public String escapeJavaScript(String text) {
      return StringEscapeUtils.escapeJavaScript(text);
    }
  }

  private static Object parseStrictly(String text) {
    return new JsonSmartJsonProvider(JSONParser.MODE_RFC4627, JSONValue.defaultReader.DEFAULT_ORDERED).parse(text);
  }

  private static VelocityEngine openEngine() throws Exception {
    Properties settings = new Properties();
    settings.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
    settings.setProperty("eventhandler.invalidreferences.class", "Driver$EmptyWhenInvalid");
    settings.setProperty("velocimacro.permissions.allow.inline", "false");
    settings.setProperty("velocimacro.library", "");
    settings.setProperty("directive.foreach.maxloops", "1000");
    settings.setProperty("parser.pool.size", "1");
    settings.setProperty(
        "runtime.introspector.uberspect", "org.apache.velocity.util.introspection.SecureUberspector");
    VelocityEngine engine = new VelocityEngine();
    engine.init(settings);
    for (String directive : new String[] {"evaluate", "parse", "include"}) runtimeOf(engine).removeDirective(directive);
    return engine;
  }

  private static RuntimeInstance runtimeOf(VelocityEngine engine) throws Exception {
    Field runtime = VelocityEngine.class.getDeclaredField("ri");
    runtime.setAccessible(true);
    return (RuntimeInstance) runtime.get(engine);
  }

  @SuppressWarnings("unchecked")
  private static VelocityContext contextOf(JSONObject request) {
    Map<String, Map<String, String>> params = new LinkedHashMap<>();
    Map<String, Object> given = (Map<String, Object>) request.get("params");
    for (String group : new String[] {"path", "querystring", "header"}) {
      Object values = given == null ? null : given.get(group);
      params.put(group, values == null ? new LinkedHashMap<>() : new LinkedHashMap<>((Map<String, String>) values));
    }
    Map<String, Object> context = new LinkedHashMap<>();
    if (request.get("context") != null) context.putAll((Map<String, Object>) request.get("context"));
    context.put("requestOverride", overrides("header", "path", "querystring"));
    context.put("responseOverride", overrides("header"));
    Map<String, Object> stageVariables = new LinkedHashMap<>();
    if (request.get("stageVariables") != null) stageVariables.putAll((Map<String, Object>) request.get("stageVariables"));
    VelocityContext variables = new VelocityContext();
    variables.put("input", new Input((String) request.get("body"), params));
    variables.put("util", new Util());
    variables.put("context", context);
    variables.put("stageVariables", stageVariables);
    return variables;
  }

  private static Map<String, Object> overrides(String... names) {
    Map<String, Object> maps = new LinkedHashMap<>();
    for (String name : names) maps.put(name, new LinkedHashMap<String, Object>());
    return maps;
  }

  private static JSONObject answer(VelocityEngine engine, JSONObject request) throws Exception {
    JSONObject answer = new JSONObject();
    answer.put("id", request.get("id"));
    try {
      String template = (String) request.get("template");
      StringWriter written = new StringWriter();
      engine.evaluate(contextOf(request), written, "t", template);
      answer.put("output", written.toString());
      Number seconds = (Number) request.get("benchSeconds");
      if (seconds != null) measure(engine, request, seconds.doubleValue(), answer);
    } catch (Throwable thrown) {
      JSONObject error = new JSONObject();
      error.put("kind", isParseError(thrown) ? "parse" : "render");
      error.put("message", rootOf(thrown).toString());
      answer.put("error", error);
    }
    // A parser would remember the macros for the templates that come after.
    if (((String) request.get("template")).contains("#macro")) forgetMacros(engine);
    return answer;
  }

  private static void forgetMacros(VelocityEngine engine) throws Exception {
    Field pool = RuntimeInstance.class.getDeclaredField("parserPool");
    pool.setAccessible(true);
    ((ParserPool) pool.get(runtimeOf(engine))).initialize(runtimeOf(engine));
  }

  private static boolean isParseError(Throwable thrown) {
    for (Throwable at = thrown; at != null && at != at.getCause(); at = at.getCause())
      if (at instanceof ParseErrorException || at instanceof ParseException || at instanceof TemplateInitException) return true;
    return false;
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) root = root.getCause();
    return root;
  }

  /** Variables are opened anew for every so many renderings, as `gatehouse render --bench` does it. */
  private static final int ROUND = 20;

  /** Renders as often as it can: the parsed tree, and the text parsed each time. */
  private static void measure(VelocityEngine engine, JSONObject request, double seconds, JSONObject answer)
      throws Exception {
    RuntimeInstance runtime = runtimeOf(engine);
    String template = (String) request.get("template");
    SimpleNode tree = runtime.parse(new StringReader(template), "t");
    tree.init(new InternalContextAdapterImpl(contextOf(request)), runtime);
    answer.put("renderPerSecond", perSecond(seconds, request, variables -> {
      InternalContextAdapterImpl adapter = new InternalContextAdapterImpl(variables);
      adapter.pushCurrentTemplateName("t");
      tree.render(adapter, new StringWriter());
    }));
    answer.put("parseAndRenderPerSecond", perSecond(seconds, request, variables ->
        engine.evaluate(variables, new StringWriter(), "t", template)));
  }

  private interface Rendering {
    void run(VelocityContext variables) throws Exception;
  }

  /** The first half warms the machine up and is not counted. */
  private static long perSecond(double seconds, JSONObject request, Rendering rendering) throws Exception {
    long rounds = 0;
    long startedAt = 0;
    for (int half = 0; half < 2; half++) {
      rounds = 0;
      startedAt = System.nanoTime();
      while (System.nanoTime() - startedAt < seconds * 1e9 / 2) {
        VelocityContext variables = contextOf(request);
        for (int at = 0; at < ROUND; at++) rendering.run(variables);
        rounds += ROUND;
      }
    }
    return Math.round(rounds * 1e9 / (System.nanoTime() - startedAt));
  }

  public static void main(String[] arguments) throws Exception {
    // Whether a slash is escaped where a payload's list prints is not settled; Gatehouse leaves it as it is.
    JSONValue.COMPRESSION = new JSONStyle(JSONStyle.FLAG_PROTECT_4WEB);
    VelocityEngine engine = openEngine();
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8");
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      if (line.isEmpty()) continue;
      JSONObject request = (JSONObject) JSONValue.parse(line);
      answers.println(answer(engine, request).toJSONString(JSONStyle.NO_COMPRESS));
      if (!requests.ready()) answers.flush();
    }
    answers.flush();
  }
}
