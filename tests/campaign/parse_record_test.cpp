#include <cmath>
#include <filesystem>
#include <tuple>

#include "base/check.h"
#include "support/catch.h"
#include "support/fake_trial.h"
#include "support/published_runs.h"

using namespace anc;
using anc::test::replaced;

namespace {

// One ciphertext bit of it is in the clear, one is a one-time pad.
std::string sound_line() {
  Record record = test::fake_record({.experiment = Experiment::anc, .key_bits = 2, .seed = 1, .trial = 2});
  record.rounded_weights = {{1, 0}, {0, -1}, {0, 0}, {0, 3}};
  record.bob_error = 0.25;
  judge(record);
  return to_json_line(record);
}

}  // namespace

TEST_CASE("No proper beginning of a record is a record") {
  const std::string line = sound_line();
  for (std::size_t length = 0; length < line.size(); ++length) {
    CHECK_THROWS_AS(parse_record(line.substr(0, length)), UserError);
  }
}

TEST_CASE("Fields that are missing, strange or out of range are refused") {
  const std::string line = sound_line();
  // What stands before the changed part, that part, and what takes its place.
  const std::vector<std::tuple<std::string, std::string, std::vector<std::string>>> changes = {
      {R"("experiment":)", R"("anc")", {R"("abc")"}},
      {R"("key_bits":)", "2", {"3", "0", "129", "2.5"}},
      {R"("seed":)", "1", {"-1", R"("1")", "18446744073709551616"}},
      {"", R"("trial":2)", {R"("tryal":2)"}},
      {R"("numerics":)", R"("n1")", {"1", R"("n 1")"}},
      {"", R"("learning_rate":)", {R"("learning_rat":)"}},
      {R"("settings":{)", "", {R"("more":1,)", R"("err_gate":2,)", R"("err_gate":"example",)"}},
      {R"("settings":{)", "", {R"("message_bits":2,)", R"("message_bits":3,)"}},
      {R"("max_rounds":)", "100000", {"-1"}},
      {R"("converged":)", "true", {R"(1,"x":true)", "false"}},
      {R"("rounds":)", "300", {"0", "100001", "9000000000000000000", "301"}},
      {R"("bob_error":)", "0.25", {"-1e308", "1.0000001", "1e999", R"(0.25,"bob_error":0.25)"}},
      {"", "[0,-1]", {"[0,18446744073709551615]", "[0,9223372036854775808]", "[0,-1.0]"}},
      {R"("leaked_bits":)", "", {"1"}},
      {R"("rounded_weights":[[)", "", {"1,", "],["}},
      {R"("cipher":[)", "", {"1,", R"("p0",)"}},
      {R"("weights_hash":")", "", {"0"}}};
  for (const auto& [before, part, others] : changes) {
    for (const std::string& other : others) {
      INFO(before << part << " -> " << other);
      CHECK_THROWS_WITH(parse_record(replaced(line, before + part, before + other)),
                        Catch::Matchers::StartsWith("is not a record of this package ("));
    }
  }
  for (const char* text : {"", "{}", "[]", "null", "1", "hello", "{\"a\":1}", "\xff\xfe"}) {
    CHECK_THROWS_AS(parse_record(text), UserError);
  }
}

TEST_CASE("Minus zero is read as zero, and so written again") {
  const Record record = parse_record(replaced(sound_line(), R"("bob_error":0.25)", R"("bob_error":-0.0)"));
  CHECK(record.bob_error == 0.0);
  CHECK_FALSE(std::signbit(record.bob_error));
  CHECK(to_json_line(parse_record(to_json_line(record))) == to_json_line(record));
}

TEST_CASE("A record that contradicts its own weights is refused, and the field is named") {
  const std::string line = sound_line();
  CHECK_NOTHROW(parse_record(line));
  const std::vector<std::tuple<std::string, std::string, std::string>> changes = {
      {"\"communicates\":true", "\"communicates\":false", "communicates"},
      {"\"algorithm1\":true", "\"algorithm1\":false", "algorithm1"},
      {"\"one_time_pad\":false", "\"one_time_pad\":true", "one_time_pad"},
      {"\"perfectly_secret\":false", "\"perfectly_secret\":true", "perfectly_secret"},
      {"\"leaked_bits\":1", "\"leaked_bits\":0", "leaked_bits"},
      {"\"p1^k1\"", "\"p1^k0\"", "cipher"},
      {"[0,3]", "[0,2]", "leaked_bits"},
      {"[1,0]", "[2,0]", "communicates"}};
  for (const auto& [from, to, field] : changes) {
    INFO(from << " -> " << to);
    CHECK_THROWS_WITH(parse_record(replaced(line, from, to)),
                      test::Contains("(" + field + " is not what its rounded_weights make it): "));
  }
}

TEST_CASE("A field that occurs twice is named, and a long value is cut") {
  const std::string line = sound_line();
  CHECK_THROWS_WITH(parse_record(replaced(line, "\"rounds\":300", "\"rounds\":300,\"rounds\":600")),
                    test::Contains("('rounds' occurs twice)"));
  CHECK_THROWS_WITH(parse_record(replaced(line, "\"gamma\":", "\"gamma\":1,\"gamma\":")),
                    test::Contains("('gamma' occurs twice)"));
  const std::string longest(100'000, 'x');
  for (const std::string& bad : {replaced(line, "\"experiment\":\"anc", "\"experiment\":\"" + longest),
                                 replaced(line, "\"numerics\":\"", "\"numerics\":\"" + longest),
                                 "{\"" + longest + "\":1,\"" + longest + "\":1}"}) {
    CHECK_THROWS_WITH(parse_record(bad), test::ShorterThan(220));
  }
}

TEST_CASE("Every published record is read, and is judged as it was when it was made") {
  std::size_t records = 0;
  const std::set<std::string> related = test::related_work_files();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(ANC_SOURCE_DIR "/published")) {
    if (related.contains(entry.path().filename().string()) || entry.path().extension() != ".jsonl") continue;
    const std::string content = read_file(entry.path());
    for (const std::string_view line : split_lines(content).whole) {
      REQUIRE(to_json_line(parse_record(line)) == line);
      ++records;
    }
  }
  CHECK(records >= 2500);
}
