package io.supercool.launcher.command.deadletters;

import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import io.supercool.launcher.deadletter.LetterName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which dead letters a command is for: some by name, or all. */
final class LetterChoice {
  @Parameters(arity = "0..*", paramLabel = "LETTER", description = "Names, such as sources:12.")
  private List<String> letters = List.of();

  @Option(names = "--all", description = "All dead letters.")
  private boolean all;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "With --all: those of this topic alone.")
  private @Nullable String topic;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** Whether all are meant. */
  boolean isAll() {
    if (all == !letters.isEmpty() || topic != null && !all) {
      throw new ParameterException(
          spec.commandLine(), "Name letters, or all with --all, with or without --topic.");
    }
    return all;
  }

  /** Those that are named. */
  List<LetterName> names() {
    return letters.stream().map(LetterName::parse).toList();
  }

  /** Whose letters are meant with {@link #isAll}. */
  List<Topic<?>> topics() {
    return topics(topic);
  }

  /** The topic of this name; all for none. */
  static List<Topic<?>> topics(@Nullable String name) {
    return name == null ? Topics.ALL : List.of(LetterName.topic(name));
  }
}
