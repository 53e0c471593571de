/*
 * Plain Dijkstra over compressed sparse rows with an indexed binary heap, as the yardstick for the
 * TypeScript one. Reads "nodes arcs runs", the arcs as "from to weight" and the sources from stdin;
 * prints nanoseconds per run and the sum of all distances.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int nodes, arcs, runs;
static int *offsets, *targets, *weights;
static uint64_t *distances;
static int *heap, *position, heapSize;

static void siftUp(int at) {
  int node = heap[at];
  uint64_t distance = distances[node];
  while (at > 0) {
    int parent = (at - 1) / 2;
    if (distances[heap[parent]] <= distance) break;
    heap[at] = heap[parent];
    position[heap[at]] = at;
    at = parent;
  }
  heap[at] = node;
  position[node] = at;
}

static void siftDown(void) {
  int node = heap[0], at = 0;
  uint64_t distance = distances[node];
  for (;;) {
    int child = 2 * at + 1;
    if (child >= heapSize) break;
    if (child + 1 < heapSize && distances[heap[child + 1]] < distances[heap[child]]) child++;
    if (distances[heap[child]] >= distance) break;
    heap[at] = heap[child];
    position[heap[at]] = at;
    at = child;
  }
  heap[at] = node;
  position[node] = at;
}

static void run(int source) {
  for (int node = 0; node < nodes; node++) {
    distances[node] = UINT64_MAX;
    position[node] = -1;
  }
  distances[source] = 0;
  heap[0] = source;
  position[source] = 0;
  heapSize = 1;
  while (heapSize > 0) {
    int node = heap[0];
    heapSize--;
    if (heapSize > 0) {
      heap[0] = heap[heapSize];
      position[heap[0]] = 0;
      siftDown();
    }
    for (int arc = offsets[node]; arc < offsets[node + 1]; arc++) {
      int target = targets[arc];
      uint64_t candidate = distances[node] + (uint64_t)weights[arc];
      if (candidate >= distances[target]) continue;
      distances[target] = candidate;
      if (position[target] < 0) {
        position[target] = heapSize;
        heap[heapSize++] = target;
      }
      siftUp(position[target]);
    }
  }
}

int main(void) {
  if (scanf("%d %d %d", &nodes, &arcs, &runs) != 3) return 1;
  int *from = malloc(sizeof(int) * arcs), *to = malloc(sizeof(int) * arcs), *weight = malloc(sizeof(int) * arcs);
  int *sources = malloc(sizeof(int) * runs);
  offsets = calloc(nodes + 1, sizeof(int));
  targets = malloc(sizeof(int) * arcs);
  weights = malloc(sizeof(int) * arcs);
  distances = malloc(sizeof(uint64_t) * nodes);
  heap = malloc(sizeof(int) * nodes);
  position = malloc(sizeof(int) * nodes);
  for (int arc = 0; arc < arcs; arc++) {
    if (scanf("%d %d %d", &from[arc], &to[arc], &weight[arc]) != 3) return 1;
    offsets[from[arc] + 1]++;
  }
  for (int index = 0; index < runs; index++)
    if (scanf("%d", &sources[index]) != 1) return 1;
  for (int node = 0; node < nodes; node++) offsets[node + 1] += offsets[node];
  int *cursor = malloc(sizeof(int) * nodes);
  for (int node = 0; node < nodes; node++) cursor[node] = offsets[node];
  for (int arc = 0; arc < arcs; arc++) {
    int slot = cursor[from[arc]]++;
    targets[slot] = to[arc];
    weights[slot] = weight[arc];
  }
  uint64_t sum = 0;
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  for (int index = 0; index < runs; index++) {
    run(sources[index]);
    for (int node = 0; node < nodes; node++)
      if (distances[node] != UINT64_MAX) sum += distances[node];
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  double nanoseconds = (end.tv_sec - begin.tv_sec) * 1e9 + (end.tv_nsec - begin.tv_nsec);
  printf("%.0f %llu\n", nanoseconds / runs, (unsigned long long)sum);
  return 0;
}
