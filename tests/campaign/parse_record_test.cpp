#include <filesystem>
#include <tuple>

#include "base/check.h"
#include "support/catch.h"
#include "support/fake_trial.h"

using namespace anc;

namespace {

// One ciphertext bit of it is in the clear, one is a one-time pad.
std::string sound_line() {
  Record record = test::fake_record({.experiment = Experiment::anc, .key_bits = 2, .seed = 1, .trial = 2},
                                    default_hyperparameters(Experiment::anc, 2));
  record.rounded_weights = {{1, 0}, {0, -1}, {0, 0}, {0, 3}};
  record.bob_error = 0.25;
  judge(record);
  return to_json_line(record);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
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
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"\"experiment\":\"anc\"", "\"experiment\":\"abc\""},
      {"\"key_bits\":2", "\"key_bits\":3"},
      {"\"key_bits\":2", "\"key_bits\":0"},
      {"\"key_bits\":2", "\"key_bits\":129"},
      {"\"key_bits\":2", "\"key_bits\":2.5"},
      {"\"seed\":1", "\"seed\":-1"},
      {"\"seed\":1", "\"seed\":\"1\""},
      {"\"seed\":1", "\"seed\":18446744073709551616"},
      {"\"trial\":2", "\"tryal\":2"},
      {"\"numerics\":\"n1\"", "\"numerics\":1"},
      {"\"learning_rate\":", "\"learning_rat\":"},
      {"\"settings\":{", "\"settings\":{\"more\":1,"},
      {"\"max_rounds\":100000", "\"max_rounds\":-1"},
      {"\"settings\":{", "\"settings\":{\"err_gate\":2,"},
      {"\"settings\":{", "\"settings\":{\"err_gate\":\"example\","},
      {"\"settings\":{", "\"settings\":{\"message_bits\":2,"},
      {"\"settings\":{", "\"settings\":{\"message_bits\":3,"},
      {"\"converged\":", "\"converged\":1,\"x\":"},
      {"\"rounds\":300", "\"rounds\":0"},
      {"\"rounds\":300", "\"rounds\":100001"},
      {"\"rounds\":300", "\"rounds\":9000000000000000000"},
      {"\"rounds\":300", "\"rounds\":301"},
      {"\"converged\":true", "\"converged\":false"},
      {"\"bob_error\":0.25", "\"bob_error\":-1e308"},
      {"\"bob_error\":0.25", "\"bob_error\":1.0000001"},
      {"\"bob_error\":0.25", "\"bob_error\":1e999"},
      {"\"bob_error\":0.25", "\"bob_error\":0.25,\"bob_error\":0.25"},
      {"\"numerics\":\"n1\"", "\"numerics\":\"n 1\""},
      {"[0,-1]", "[0,18446744073709551615]"},
      {"[0,-1]", "[0,9223372036854775808]"},
      {"[0,-1]", "[0,-1.0]"},
      {"\"leaked_bits\":", "\"leaked_bits\":1"},
      {"\"rounded_weights\":[[", "\"rounded_weights\":[[1,"},
      {"\"rounded_weights\":[[", "\"rounded_weights\":[[],["},
      {"\"cipher\":[", "\"cipher\":[1,"},
      {"\"cipher\":[", "\"cipher\":[\"p0\","},
      {"\"weights_hash\":\"", "\"weights_hash\":\"0"}};
  for (const auto& [from, to] : changes) {
    INFO(from << " -> " << to);
    CHECK_THROWS_WITH(parse_record(replaced(line, from, to)),
                      Catch::Matchers::StartsWith("is not a record of this package ("));
  }
  for (const char* text : {"", "{}", "[]", "null", "1", "hello", "{\"a\":1}", "\xff\xfe"}) {
    CHECK_THROWS_AS(parse_record(text), UserError);
  }
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
    try {
      parse_record(bad);
      FAIL("it is accepted");
    } catch (const UserError& error) {
      CHECK(std::string(error.what()).size() < 220);
    }
  }
}

TEST_CASE("Every published record is read, and is judged as it was when it was made") {
  std::size_t records = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(ANC_SOURCE_DIR "/published")) {
    const bool related = entry.path().filename().string().starts_with("related_work");  // records of another kind
    if (related || entry.path().extension() != ".jsonl") continue;
    const std::string content = read_file(entry.path());
    for (const std::string_view line : split_lines(content).whole) {
      REQUIRE(to_json_line(parse_record(line)) == line);
      ++records;
    }
  }
  CHECK(records >= 2500);
}
