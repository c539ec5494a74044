#include "related/picture.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace anc::related {
namespace {

struct Point {
  double x, y;
};

// The squared distance of a point from the segment a-b.
double distance2(Point p, Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
  const double along = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0);
  const double ex = p.x - a.x - along * dx, ey = p.y - a.y - along * dy;
  return ex * ex + ey * ey;
}

struct Stroke {
  Point from, to;
};

// "ANC" in strokes, in a unit square with y downwards.
constexpr Stroke kLetters[] = {
    {{0.10, 0.88}, {0.20, 0.62}}, {{0.20, 0.62}, {0.30, 0.88}}, {{0.14, 0.79}, {0.26, 0.79}},
    {{0.40, 0.88}, {0.40, 0.62}}, {{0.40, 0.62}, {0.58, 0.88}}, {{0.58, 0.88}, {0.58, 0.62}},
    {{0.90, 0.67}, {0.80, 0.62}}, {{0.80, 0.62}, {0.70, 0.69}}, {{0.70, 0.69}, {0.70, 0.81}},
    {{0.70, 0.81}, {0.80, 0.88}}, {{0.80, 0.88}, {0.90, 0.83}},
};

double shade(Point p) {
  constexpr double kPen = 0.022;
  for (const Stroke& stroke : kLetters) {
    if (distance2(p, stroke.from, stroke.to) < kPen * kPen) return 0.05;
  }
  const double disc = (p.x - 0.28) * (p.x - 0.28) + (p.y - 0.30) * (p.y - 0.30);
  if (disc < 0.04) return 0.95 - 12.0 * disc;                                            // a lit ball
  if (p.x > 0.58 && p.x < 0.92 && p.y > 0.10 && p.y < 0.24) return (p.x - 0.58) / 0.34;  // a ramp
  if (p.x > 0.58 && p.x < 0.92 && p.y > 0.30 && p.y < 0.48) {                            // bars
    return (static_cast<int>((p.x - 0.58) * 40.0) & 1) != 0 ? 0.85 : 0.15;
  }
  return 0.62 + 0.2 * (1.0 - p.y);
}

// The next word of a PGM header, after blanks and comments.
std::string_view header_word(std::string_view text, std::size_t& position) {
  constexpr std::string_view kBlanks = " \t\r\n\v\f";
  while (position < text.size()) {
    if (text[position] == '#') {
      position = std::min(text.find('\n', position), text.size());
    } else if (kBlanks.find(text[position]) != std::string_view::npos) {
      ++position;
    } else {
      break;
    }
  }
  const std::size_t end = std::min(text.find_first_of(" \t\r\n\v\f#", position), text.size());
  const std::string_view word = text.substr(position, end - position);
  position = end;
  return word;
}

}  // namespace

Picture drawn_picture(int size) {
  check(size >= 32, "drawn_picture: size >= 32");
  Picture picture = {.width = size, .height = size, .grey = {}};
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      const double value = shade({(x + 0.5) / size, (y + 0.5) / size});
      picture.grey.push_back(static_cast<std::uint8_t>(255.0 * std::clamp(value, 0.0, 1.0)));
    }
  }
  return picture;
}

std::string to_pgm(const Picture& picture) {
  return "P5\n" + std::to_string(picture.width) + " " + std::to_string(picture.height) + "\n255\n" +
         std::string(picture.grey.begin(), picture.grey.end());
}

Picture parse_pgm(std::string_view text, const std::string& place) {
  constexpr const char* kRemedy = "give a PGM of the form P5, 8 bits, at most 4096 x 4096";
  constexpr std::uint64_t kMost = 4096;
  std::size_t position = 0;
  if (header_word(text, position) != "P5") throw UserError(place + " is not a grey picture", kRemedy);
  const auto width = parse_uint64(header_word(text, position)), height = parse_uint64(header_word(text, position));
  const auto white = parse_uint64(header_word(text, position));
  if (!width || !height || *width < 1 || *height < 1 || *width > kMost || *height > kMost) {
    throw UserError(place + " has no size that can be used", kRemedy);
  }
  if (white != 255u) throw UserError(place + " has not 255 for white", kRemedy);
  const std::string_view pixels = text.substr(std::min(position + 1, text.size()));
  if (pixels.size() != *width * *height) {
    throw UserError(place + " has " + std::to_string(pixels.size()) + " pixels where its header says " +
                        std::to_string(*width * *height),
                    kRemedy);
  }
  return {.width = static_cast<int>(*width),
          .height = static_cast<int>(*height),
          .grey = Bytes(pixels.begin(), pixels.end())};
}

}  // namespace anc::related
