/** The paths of the Videos API, for a dialect that has them with forms of its own. */
import { requestFields } from '../../core/index.ts';
import type {
  CreateCommand,
  DialectReply,
  DialectRequest,
  DialectRoute,
  EditCommand,
  EncodeContext,
  ExtendCommand,
  ListCommand,
  OpenContentCommand,
  RemixCommand,
  Video,
  VideoPage,
} from '../../core/index.ts';
import { decodeCancel, decodeDelete, decodeGet, decodeList } from './decode-lookups.ts';
import { encodeDeleted, encodeModel, encodeModels } from './encode-results.ts';

const { readRequiredText } = requestFields;

export interface VideosApiForms {
  decodeCreate(request: DialectRequest): CreateCommand | RemixCommand;
  decodeRemix(request: DialectRequest): RemixCommand;
  decodeOpenContent(request: DialectRequest): OpenContentCommand;
  readonly decodeList?: (request: DialectRequest) => ListCommand;
  /** Without them there are no edits and extensions. */
  readonly decodeEdit?: (request: DialectRequest) => EditCommand;
  readonly decodeExtend?: (request: DialectRequest) => ExtendCommand;
  encodeVideo(video: Video, context: EncodeContext): DialectReply;
  encodeVideoPage(page: VideoPage, context: EncodeContext): DialectReply;
}

export function videosApiRoutes(forms: VideosApiForms): DialectRoute[] {
  const { decodeEdit, decodeExtend, encodeVideo: encode } = forms;
  const routes: DialectRoute[] = [
    { method: 'POST', path: '/videos', kind: 'create', decode: forms.decodeCreate, encode },
    {
      method: 'GET',
      path: '/videos',
      kind: 'list',
      decode: forms.decodeList ?? ((request) => decodeList(request)),
      encode: forms.encodeVideoPage,
    },
    { method: 'GET', path: '/videos/:videoId', kind: 'get', decode: decodeGet, encode },
    {
      method: 'DELETE',
      path: '/videos/:videoId',
      kind: 'delete',
      decode: decodeDelete,
      encode: encodeDeleted,
    },
    // Ours: OpenAI has none, and ezmodel only the word for what comes of it.
    {
      method: 'POST',
      path: '/videos/:videoId/cancel',
      kind: 'cancel',
      decode: decodeCancel,
      encode,
    },
    {
      method: 'POST',
      path: '/videos/:videoId/remix',
      kind: 'remix',
      decode: forms.decodeRemix,
      encode,
    },
    {
      method: 'GET',
      path: '/videos/:videoId/content',
      kind: 'open_content',
      decode: forms.decodeOpenContent,
    },
    {
      method: 'GET',
      path: '/models',
      kind: 'list_models',
      decode: () => ({ kind: 'list_models' }),
      encode: encodeModels,
    },
    {
      method: 'GET',
      path: '/models/:model',
      kind: 'get_model',
      decode: ({ params }) => ({ kind: 'get_model', model: readRequiredText(params, 'model') }),
      encode: encodeModel,
    },
  ];
  if (decodeEdit !== undefined) {
    const path = '/videos/edits';
    routes.push({ method: 'POST', path, kind: 'edit', decode: decodeEdit, encode });
  }
  if (decodeExtend !== undefined) {
    const path = '/videos/extensions';
    routes.push({ method: 'POST', path, kind: 'extend', decode: decodeExtend, encode });
  }
  return routes;
}
