#include "base/text.h"

#include <bit>
#include <limits>

#include "base/random_stream.h"
#include "support/catch.h"

using namespace anc;

TEST_CASE("Doubles are written in the shortest form that reads back as the same bits") {
  CHECK(shortest(0.1) == "0.1");
  CHECK(shortest(1.0) == "1");
  CHECK(shortest(1e-8) == "1e-08");
  CHECK(shortest(-0.0) == "-0");
  CHECK(shortest(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(shortest(-std::numeric_limits<double>::quiet_NaN()) == "nan");
  RandomStream stream{1};
  for (int i = 0; i < 10'000; ++i) {
    const std::uint64_t bits = stream.next();
    const double value = std::bit_cast<double>(bits);
    if (!(value - value == 0.0)) continue;  // infinities and NaN
    const auto back = parse_double(shortest(value));
    REQUIRE(back);
    CHECK(std::bit_cast<std::uint64_t>(*back) == bits);
  }
}

TEST_CASE("Integers parse as a whole or not at all") {
  CHECK(parse_uint64("18446744073709551615") == std::numeric_limits<std::uint64_t>::max());
  CHECK(parse_int64("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
  for (const char* bad : {"", "-1", "+1", " 1", "1 ", "1.0", "0x10", "abc", "18446744073709551616", "1e3"}) {
    CHECK_FALSE(parse_uint64(bad));
  }
}

TEST_CASE("Doubles parse as a whole or not at all, and are finite") {
  CHECK(parse_double("1e-3") == 0.001);
  CHECK(parse_double("-5") == -5.0);
  for (const char* bad : {"", "nan", "inf", "-inf", "1e999", "0,1", "0.1 ", "abc", "1.0.0"})
    CHECK_FALSE(parse_double(bad));
}

TEST_CASE("Hashes are sixteen lower-case digits") {
  CHECK(hex16(0) == "0000000000000000");
  CHECK(hex16(0x0123456789abcdef) == "0123456789abcdef");
  CHECK(parse_hex16("fedcba9876543210") == 0xfedcba9876543210u);
  for (const char* bad : {"", "0", "FEDCBA9876543210", "fedcba98765432100", "0xfedcba98765432", "fedcba987654321 "}) {
    CHECK_FALSE(parse_hex16(bad));
  }
}

TEST_CASE("A message stays on one line") { CHECK(one_line("a\nb\tc\r") == "a b c "); }

TEST_CASE("A brief text is one line of a bounded length, and no character is cut in two") {
  CHECK(brief("short\ntext") == "short text");
  CHECK(brief(std::string(60, 'x')) == std::string(60, 'x'));
  CHECK(brief(std::string(61, 'x')) == std::string(60, 'x') + "...");
  CHECK(brief(std::string(59, 'x') + "\xc3\xa9" + "y") == std::string(59, 'x') + "...");
  CHECK(brief("abcdef", 3) == "abc...");
}

TEST_CASE("A text is split at every separator, and nothing of it is lost") {
  using Parts = std::vector<std::string>;
  CHECK(split("a,b c,d", ',') == Parts{"a", "b c", "d"});
  CHECK(split("", ',') == Parts{""});
  CHECK(split(",a,,", ',') == Parts{"", "a", "", ""});
}

TEST_CASE("A choice is offered with commas, and or before the last") {
  CHECK(choice_of({"a"}) == "a");
  CHECK(choice_of({"a", "b"}) == "a or b");
  CHECK(choice_of({"a", "b", "c"}) == "a, b or c");
}
