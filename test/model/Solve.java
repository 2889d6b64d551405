import edu.mit.csail.sdg.alloy4.A4Reporter;
import edu.mit.csail.sdg.ast.Command;
import edu.mit.csail.sdg.parser.CompUtil;
import edu.mit.csail.sdg.translator.A4Options;
import edu.mit.csail.sdg.translator.TranslateAlloyToKodkod;
import java.util.List;

/**
 * Solves every command of the Alloy models named before "--", all in one JVM. Prints one line of JSON for each command: the model's
 * file, the command's label, whether an instance was found, and what each expression after "--" is worth in each state of it.
 */
class Solve {
  public static void main(String[] args) throws Exception {
    var given = List.of(args);
    var end = given.indexOf("--");
    for (var file : given.subList(0, end)) solve(file, given.subList(end + 1, args.length));
  }

  private static void solve(String file, List<String> expressions) throws Exception {
    var world = CompUtil.parseEverything_fromFile(A4Reporter.NOP, null, file);
    for (Command command : world.getAllCommands()) {
      var found = TranslateAlloyToKodkod.execute_command(A4Reporter.NOP, world.getAllReachableSigs(), command, new A4Options());
      var states = new StringBuilder();
      for (int state = 0; found.satisfiable() && state < found.getTraceLength(); state++) {
        states.append(state == 0 ? "{" : ",{");
        var separator = "";
        for (var expression : expressions) {
          var worth = found.eval(CompUtil.parseOneExpression_fromString(world, expression), state);
          states.append(separator).append(quoted(expression)).append(":").append(quoted(worth.toString()));
          separator = ",";
        }
        states.append("}");
      }
      System.out.println("{\"file\":" + quoted(file) + ",\"command\":" + quoted(command.label) + ",\"found\":" + found.satisfiable()
        + ",\"states\":[" + states + "]}");
    }
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
