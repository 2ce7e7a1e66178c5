import { clusterSizesPx, ringParts } from './icon-keys'
import { labelCharacters, longestLabel } from './cluster-label'
import { ringGroups } from './vehicle-look'

/** Sizes of the figures on clusters, in CSS pixels, by how long the count is. */
export const labelSizesPx = [12, 11.5, 11] as const

/** Corners that a cluster has: two triangles for the disc, and two for each figure. */
export const clusterCorners = 6 * (1 + longestLabel)

/**
 * Integers first: the difference of two 32-bit places is exact, and going round the world costs nothing. Only what is left, small wherever it is seen
 * large, becomes a float, so that nothing trembles at any zoom.
 */
const placing = `#version 300 es
precision highp float;
precision highp int;
uniform uvec2 u_centre;
uniform vec2 u_origin;
uniform float u_pxPerUnit;
uniform vec2 u_viewport;
uniform float u_ratio;
uniform float u_worldPx;
uniform float u_isSnapped;
vec2 pixelOf(uvec2 at, float oddPx) {
  vec2 px = u_origin + vec2(ivec2(at - u_centre)) * u_pxPerUnit + vec2(u_worldPx, 0.0);
  vec2 snapped = (floor(px * u_ratio + 0.5 - oddPx) + oddPx) / u_ratio;
  return mix(px, snapped, u_isSnapped);
}
vec4 clipOf(vec2 px) {
  vec2 clip = px / u_viewport * 2.0 - 1.0;
  return vec4(clip.x, -clip.y, 0.0, 1.0);
}
vec2 cornerOf(int vertex) {
  int corner = vertex < 3 ? vertex : vertex - 2;
  return vec2(float(corner & 1), float(corner >> 1));
}
`

/** A disc with an exclamation mark, drawn over what is there. `from` is how far from the middle of the badge, in CSS pixels. */
const badge = `
vec4 withBadge(vec4 below, vec2 from, float radius, vec3 tone, vec3 ground, float ratio) {
  float away = length(from);
  float edge = clamp((radius + 1.5 - away) * ratio + 0.5, 0.0, 1.0);
  float body = clamp((radius - away) * ratio + 0.5, 0.0, 1.0);
  vec2 bar = abs(from - vec2(0.0, -radius * 0.22)) - vec2(radius * 0.13, radius * 0.34);
  vec2 point = abs(from - vec2(0.0, radius * 0.5)) - vec2(radius * 0.14);
  float stroke = clamp((-min(max(bar.x, bar.y), max(point.x, point.y))) * ratio + 0.5, 0.0, 1.0);
  vec3 inner = mix(mix(ground, tone, body), vec3(1.0), stroke * body);
  return mix(below, vec4(inner, 1.0), edge);
}
`

/** One vehicle: a sprite, turned. */
export const markVertex = `${placing}
layout(location = 0) in uvec2 a_at;
layout(location = 1) in uint a_look;
uniform float u_spritePx;
uniform float u_cellPx;
uniform float u_columns;
uniform vec2 u_atlasPx;
out vec2 v_texel;
out vec2 v_away;
flat out uint v_hasBadge;
void main() {
  vec2 corner = cornerOf(gl_VertexID);
  vec2 away = (corner - 0.5) * u_spritePx;
  float angle = float((a_look >> 8) & 255u) / 255.0 * 6.283185307;
  float c = cos(angle);
  float s = sin(angle);
  vec2 turned = vec2(away.x * c - away.y * s, away.x * s + away.y * c) / u_ratio;
  v_away = turned;
  v_hasBadge = (a_look >> 16) & 1u;
  float sprite = float(a_look & 255u);
  vec2 cell = vec2(mod(sprite, u_columns), floor(sprite / u_columns)) * u_cellPx + 1.0;
  v_texel = (cell + corner * u_spritePx) / u_atlasPx;
  gl_Position = clipOf(pixelOf(a_at, mod(u_spritePx, 2.0) * 0.5) + turned);
}`

export const markFragment = `#version 300 es
precision highp float;
uniform sampler2D u_atlas;
uniform float u_ratio;
uniform vec3 u_problem;
uniform vec3 u_outline;
in vec2 v_texel;
in vec2 v_away;
flat in uint v_hasBadge;
out vec4 colour;
${badge}
void main() {
  colour = texture(u_atlas, v_texel);
  if (v_hasBadge == 1u) colour = withBadge(colour, v_away - vec2(6.5, -6.5), 4.0, u_problem, u_outline, u_ratio);
}`

/** One cluster: a disc with its ring, and its count figure by figure, so that a heavier cluster covers both. */
export const clusterVertex = `${placing}
layout(location = 0) in uvec2 a_at;
layout(location = 1) in uvec2 a_shares;
layout(location = 2) in uint a_label;
uniform float u_radii[${clusterSizesPx.length}];
uniform float u_advance[${labelSizesPx.length * labelCharacters.length}];
uniform vec2 u_glyphPx;
uniform float u_glyphTop;
uniform vec2 u_atlasPx;
uniform float u_baseline;
out vec2 v_away;
out vec2 v_texel;
flat out uvec2 v_shares;
flat out float v_radius;
flat out int v_isGlyph;
int codeAt(int place) {
  return int((a_label >> uint(place * 4)) & 15u);
}
void main() {
  int part = gl_VertexID / 6;
  vec2 corner = cornerOf(gl_VertexID % 6);
  vec2 middle = pixelOf(a_at, 0.0);
  v_radius = u_radii[int((a_shares.y >> 24) & 3u)];
  v_shares = a_shares;
  v_isGlyph = part;
  v_texel = vec2(0.0);
  if (part == 0) {
    v_away = (corner * 2.0 - 1.0) * (v_radius + 6.0);
    gl_Position = clipOf(middle + v_away);
    return;
  }
  v_away = vec2(0.0);
  int place = part - 1;
  int code = codeAt(place);
  if (code == 15) {
    gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
    return;
  }
  int last = codeAt(${longestLabel - 1});
  int row = last != 15 ? (codeAt(1) == 10 ? 1 : 2) : codeAt(3) != 15 ? 2 : 0;
  float width = 0.0;
  float before = 0.0;
  for (int i = 0; i < ${longestLabel}; i++) {
    int other = codeAt(i);
    if (other == 15) break;
    float advance = u_advance[row * ${labelCharacters.length} + other];
    if (i < place) before += advance;
    width += advance;
  }
  vec2 pen = (middle + vec2(before - width * 0.5, u_baseline)) * u_ratio;
  pen = mix(pen, floor(pen + 0.5), u_isSnapped);
  vec2 cell = vec2(float(code) * u_glyphPx.x, u_glyphTop + float(row) * u_glyphPx.y);
  v_texel = (cell + corner * u_glyphPx) / u_atlasPx;
  gl_Position = clipOf((pen + corner * u_glyphPx) / u_ratio);
}`

export const clusterFragment = `#version 300 es
precision highp float;
precision highp int;
uniform sampler2D u_atlas;
uniform float u_ratio;
uniform vec3 u_ring[${ringGroups.length}];
uniform float u_ringAlpha[${ringGroups.length}];
uniform vec3 u_outline;
uniform vec3 u_fill;
uniform vec3 u_problem;
in vec2 v_away;
in vec2 v_texel;
flat in uvec2 v_shares;
flat in float v_radius;
flat in int v_isGlyph;
out vec4 colour;
${badge}
const float turn = 6.283185307;
float inside(float edge, float at) {
  return clamp((edge - at) * u_ratio + 0.5, 0.0, 1.0);
}
float shareAt(int group) {
  uint word = group < 4 ? v_shares.x : v_shares.y;
  return float((word >> uint((group & 3) * 8)) & 255u) / ${ringParts}.0;
}
void main() {
  if (v_isGlyph > 0) {
    colour = texture(u_atlas, v_texel);
    return;
  }
  float away = length(v_away);
  float body = inside(v_radius + 0.5, away);
  bool hasBadge = (v_shares.y >> 26) != 0u;
  vec2 fromBadge = v_away - vec2(1.0, -1.0) * v_radius * 0.74;
  if (body == 0.0 && !(hasBadge && length(fromBadge) < 8.5)) discard;
  float inRing = inside(v_radius - 1.0, away) * (1.0 - inside(v_radius - 6.0, away));
  vec3 tone = mix(u_outline, u_fill, inside(v_radius - 3.5, away));
  if (inRing > 0.0) {
    float angle = atan(v_away.x, -v_away.y);
    float at = (angle < 0.0 ? angle + turn : angle) / turn;
    float from = 0.0;
    vec3 ring = u_fill;
    float covered = 1.0;
    for (int group = 0; group < ${ringGroups.length}; group++) {
      float share = shareAt(group);
      float to = from + share;
      if (share > 0.0 && at >= from && at <= to) {
        // A hair of background between two colours, so that the split reads without telling the colours apart.
        float edgePx = min(at - from, to - at) * turn * away;
        covered = share > 0.999 ? 1.0 : 1.0 - inside(0.7, edgePx);
        ring = mix(u_fill, u_ring[group], u_ringAlpha[group]);
        break;
      }
      from = to;
    }
    tone = mix(tone, ring, inRing * covered);
  }
  colour = vec4(tone, 1.0) * body;
  if (hasBadge) colour = withBadge(colour, fromBadge, 6.0, u_problem, u_outline, u_ratio);
}`

/** A ring around something: hovered, selected, focused. */
export const haloVertex = `${placing}
uniform uvec2 u_at;
uniform float u_radius;
uniform float u_stroke;
out vec2 v_away;
void main() {
  v_away = (cornerOf(gl_VertexID) * 2.0 - 1.0) * (u_radius + u_stroke + 1.0);
  gl_Position = clipOf(pixelOf(u_at, 0.0) + v_away);
}`

export const haloFragment = `#version 300 es
precision highp float;
uniform float u_ratio;
uniform float u_radius;
uniform float u_stroke;
uniform vec3 u_tone;
uniform float u_fillAlpha;
in vec2 v_away;
out vec4 colour;
float inside(float edge, float at) {
  return clamp((edge - at) * u_ratio + 0.5, 0.0, 1.0);
}
void main() {
  float away = length(v_away);
  float filled = inside(u_radius, away) * u_fillAlpha;
  float stroked = inside(u_radius + u_stroke, away) - inside(u_radius, away);
  float alpha = max(filled, stroked);
  colour = vec4(u_tone * alpha, alpha);
}`
