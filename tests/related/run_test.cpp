#include "related/run.h"

#include <set>

#include "related/systems.h"
#include "related/timing.h"
#include "support/catch.h"
#include "support/published_runs.h"
#include "support/temporary_directory.h"

using namespace anc;
using namespace anc::related;
using anc::test::Contains;
using anc::test::replaced;

namespace {

const auto kNever = [] { return false; };

// Cases that only show which stream they were given.
Case drawing(const std::string& attack, int trials) {
  return {.reference = "7",
          .attack = attack,
          .settings = {{"message_bytes", 100'000}, {"rate", 0.5}},
          .trials = trials,
          .run = [](RandomStream& stream) {
            const double unit = draw_unit(stream);
            return TrialOutcome{.success = unit < 0.5, .measures = {{"unit", unit}, {"undefined", 0.0 / 0.0}}};
          }};
}

RecordFormat small_format() {
  return {.cases = {drawing("one", 3), drawing("other", 2), drawing("long", 0)}, .seed = 9};
}

Run small_run() { return {.cases = small_format().cases, .seed = 9, .quiet = true}; }

std::string run_into(const std::filesystem::path& path, const Run& run) {
  RecordFile file(path, small_format());
  run_cases(run, small_format(), &file, kNever);
  return read_file(path);
}

}  // namespace

TEST_CASE("A record reads back as the same line") {
  const std::string line = to_json_line(compute(drawing("one", 1), 9, 4));
  CHECK_THAT(
      line, Catch::Matchers::StartsWith("{\"reference\":\"7\",\"attack\":\"one\",\"role\":\"break\",\"settings\":{"
                                        "\"message_bytes\":100000,\"rate\":0.5},\"seed\":9,\"trial\":4,\"numerics\":"));
  CHECK_THAT(line, Catch::Matchers::EndsWith("\"undefined\":null}}"));
  CHECK(to_json_line(parse_record(line)) == line);
  for (const std::string& bad :
       {std::string("{}"), std::string("hello"), line.substr(0, line.size() - 1), replaced(line, "break", "other")}) {
    CHECK_THROWS_AS(parse_record(bad), UserError);
  }
}

TEST_CASE("Every published record of related work reads back as the same line") {
  std::size_t files = 0;
  for (const std::string& name : test::related_work_files()) {
    const std::filesystem::path path = std::filesystem::path(ANC_SOURCE_DIR "/published") / name;
    if (!std::filesystem::exists(path)) continue;  // a run of runs.tsv need not be published
    ++files;
    const std::string content = read_file(path);
    for (const std::string_view line : split_lines(content).whole) {
      REQUIRE(to_json_line(parse_record(line)) == line);
    }
  }
  CHECK(files >= 4);
}

TEST_CASE("A line with a field twice, a strange name or a number that cannot be is refused by field") {
  const std::string line = to_json_line(compute(drawing("one", 1), 9, 4));
  const std::tuple<const char*, const char*, const char*> refused[] = {
      {R"("trial":4)", R"("trial":4,"trial":5)", "('trial' occurs twice)"},
      {R"("rate":0.5)", R"("rate":0.5,"rate":0.5)", "('rate' occurs twice)"},
      {R"("rate":0.5)", R"("rate":null)", "(rate is not a number)"},
      {R"("one")", R"("o\"ne")", R"((attack: 'o"ne' is no name))"},
      {R"("rate")", R"("ra te")", "(settings: 'ra te' is no name)"},
      {R"("seed":9)", R"("seed":-9)", "(seed is not a whole number"},
      {R"("undefined":null)", R"("undefined":-1)", "(undefined is not from 0 to "},
      {R"("undefined":null)", R"("found_fraction":1.5)", "(found_fraction is not from 0 to 1"}};
  for (const auto& [from, to, message] : refused) {
    CHECK_THROWS_WITH(parse_record(replaced(line, from, to)), Contains(message));
    CHECK_THROWS_AS(parse_record(replaced(line, from, to)), UserError);
  }
  CHECK_THROWS_WITH(parse_record(replaced(line, "break", std::string(5000, 'x'))), test::ShorterThan(200));
}

TEST_CASE("The stream of a trial depends on case, seed and trial, and on nothing else") {
  std::set<double> units;
  for (const std::string attack : {"one", "other"}) {
    for (const std::uint64_t seed : {1, 2}) {
      for (const std::uint64_t trial : {0, 1}) {
        units.insert(compute(drawing(attack, 1), seed, trial).outcome.measures[0].value);
      }
    }
  }
  CHECK(units.size() == 8);
  CHECK(fold_text("abc") != fold_text(std::string("abc\0", 4)));
}

TEST_CASE("The same file from any number of threads, in any shards; long cases only when they have trials") {
  const test::TemporaryDirectory directory;
  const std::string expected = run_into(directory / "f", small_run());
  CHECK(split_lines(expected).whole.size() == 5);
  for (const int threads : {2, 7}) {
    Run run = small_run();
    run.threads = threads;
    CHECK(run_into(directory / ("f" + std::to_string(threads)), run) == expected);
  }
  Run shard = small_run();
  shard.trials = 1;
  for (const std::uint64_t first : {2, 1, 0}) {
    shard.first_trial = first;
    run_into(directory / "shards", shard);
  }
  const std::string six = read_file(directory / "shards");
  CHECK(split_lines(six).whole.size() == 6);  // three of each case
  CHECK(six.substr(0, split_lines(six).whole[0].size()) == expected.substr(0, split_lines(expected).whole[0].size()));
}

TEST_CASE("What the file has is reused; an abandoned trial is left out and the run is not finished") {
  const test::TemporaryDirectory directory;
  Run run = small_run();
  RecordFile file(directory / "f", small_format());
  run.cases[1].run = [](RandomStream&) -> TrialOutcome { throw Abandoned(); };
  const RunResult first = run_cases(run, small_format(), &file, kNever);
  CHECK(first.computed.size() == 3);
  CHECK(first.missing == 2);
  CHECK(first.times.size() == 1);
  CHECK(first.times[0].trials == 3);
  const RunResult second = run_cases(small_run(), small_format(), &file, kNever);
  CHECK(second.reused == 3);
  CHECK(second.computed.size() == 2);
  CHECK(second.missing == 0);
  CHECK(run_cases(small_run(), small_format(), &file, [] { return true; }).reused == 5);
}

TEST_CASE("What does not belong is refused by line, and stays as it was") {
  const test::TemporaryDirectory directory;
  const std::string ours = to_json_line(compute(drawing("one", 1), 9, 0)) + "\n";
  const std::vector<std::pair<std::string, std::string>> contents = {
      {ours + to_json_line(compute(drawing("one", 1), 8, 0)) + "\n", "line 2 was made with `seed` 8"},
      {to_json_line(compute(drawing("unknown", 1), 9, 0)) + "\n", "line 1 is of 7/unknown"},
      {ours + "hello\n", "line 2: is not a record"}};
  for (const auto& [content, message] : contents) {
    write_atomically(directory / "f", content);
    CHECK_THROWS_WITH(RecordFile(directory / "f", small_format()), Contains(message));
    CHECK(read_file(directory / "f") == content);
  }
}

TEST_CASE("Times are added to those of earlier runs") {
  const test::TemporaryDirectory directory;
  add_timing(directory / "t", {{"a", 2, 0.5}, {"b", 1, 1.0}});
  add_timing(directory / "t", {{"b", 3, 0.25}});
  const std::vector<CaseTime> times = read_timing(directory / "t");
  REQUIRE(times.size() == 2);
  CHECK(times[0].seconds == 0.5);
  CHECK(times[1].trials == 4);
  CHECK(times[1].seconds == 1.25);
  for (const char* bad : {"a\t0\t1\n", "a\t1\t-1\n", "a\t9223372036854775807\t1\n", "a\t1\t1e300\n", "a\t1\t1"}) {
    write_atomically(directory / "t", bad);
    CHECK_THROWS_AS(read_timing(directory / "t"), UserError);
  }
}

TEST_CASE("Every case of Table 4 has its own text, a known role and a way to run") {
  std::set<std::string> texts;
  for (const Case& one : all_cases()) {
    CHECK(texts.insert(text_of(one)).second);
    CHECK(one.trials >= 0);
    CHECK(one.run != nullptr);
    CHECK_FALSE(one.data.empty());
  }
  for (const std::string reference : {"7", "8", "9"}) {
    int breaks = 0, controls = 0;
    for (const Case& one : all_cases()) {
      if (one.reference != reference || !one.headline) continue;
      breaks += one.role == Role::break_it ? 1 : 0;
      controls += one.role == Role::control ? 1 : 0;
    }
    CHECK(breaks == (reference == "8" ? 2 : 1));  // one known message, too
    CHECK(controls == 1);
  }
}
