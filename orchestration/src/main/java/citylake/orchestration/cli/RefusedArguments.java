package citylake.orchestration.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is said of arguments that are refused: the fault, and where the help is. The whole usage
 * would push the fault off the screen; only a group shows it, as its commands are the answer.
 */
final class RefusedArguments implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException fault, String[] arguments) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText(fault.getMessage()));
    UnmatchedArgumentException.printSuggestions(fault, err);
    if (command.getSubcommands().isEmpty()) {
      err.printf("Help: %s --help%n", command.getCommandSpec().qualifiedName());
    } else {
      command.usage(err, command.getColorScheme());
    }
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
