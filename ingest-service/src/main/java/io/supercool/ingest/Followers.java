package io.supercool.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.request.Following;
import io.supercool.contracts.request.ImdAddress;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.follow.FillingFolder;
import io.supercool.ingest.follow.FollowState;
import io.supercool.ingest.follow.Follower;
import io.supercool.ingest.follow.GrowingDump;
import io.supercool.ingest.imd.ImdFollower;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.lammps.LammpsData;
import io.supercool.reader.lammps.LammpsDumpParser;
import io.supercool.reader.recognition.SourceReaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Chooses how a source is followed: a dump, a folder, or a simulation that speaks IMD. */
@ApplicationScoped
public class Followers {
  private static final int START_BYTES = 16;

  private final SourceFiles files;
  private final ReadLimits limits;
  private final SourceReaders readers;
  private final MeterRegistry meters;

  Followers(IngestSettings settings, MeterRegistry meters) {
    this.files = new SourceFiles(settings.roots(), settings.maxFileBytes());
    this.limits = settings.readLimits();
    this.readers = new SourceReaders(limits);
    this.meters = meters;
  }

  /** Refuses what cannot be followed, before anything is remembered of it. */
  void check(SourceRequest request) {
    if (request.location().startsWith(SourceRequest.IMD)) {
      ImdAddress.of(request.location());
      data(request);
      return;
    }
    Source source = files.admitToFollow(request);
    if (Files.isDirectory(source.file())) {
      return;
    }
    try (InputStream in = Files.newInputStream(source.file())) {
      byte[] start = in.readNBytes(START_BYTES);
      if (start.length == START_BYTES && !LammpsDumpParser.begins(start)) {
        throw new SourceFormatException(
            source.file(),
            "file",
            "is no LAMMPS text dump",
            "only these, or a folder that fills with files of any format, can be followed");
      }
    } catch (IOException e) {
      throw SourceFormatException.unreadable(source.file(), e);
    }
  }

  /** Follows what {@code request} asks for. */
  Follower of(SourceRequest request, FollowState state) {
    if (request.location().startsWith(SourceRequest.IMD)) {
      return new ImdFollower(request, data(request), state, meters);
    }
    Source source = files.admitToFollow(request);
    Path path = source.file();
    if (!Files.isDirectory(path)) {
      return new GrowingDump(source, limits, state);
    }
    String trajectory =
        request.trajectory() == null ? path.getFileName().toString() : request.trajectory();
    return new FillingFolder(
        path,
        file ->
            files.admit(
                SourceRequest.of(request.id(), file.toString(), request.split())
                    .withTrajectory(trajectory)),
        (file, sink) -> readers.of(file.file()).read(file, sink),
        state);
  }

  /** The data file, as this service may read it. */
  private LammpsData data(SourceRequest request) {
    Following following = request.following();
    String data = following == null ? null : following.data();
    if (data == null) {
      throw new ContractException(
          "IMD says neither species nor, in version 2, the box: name a LAMMPS data file");
    }
    Source file = files.admit(SourceRequest.of(request.id(), data, request.split()));
    return LammpsData.read(file.file(), limits);
  }
}
